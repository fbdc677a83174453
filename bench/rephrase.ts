/** The same figures in other words: turns of phrase that disclosures use and the generator does not. */
import type { PrintedBlock } from '../samples/generate/printed.js';
import type { Random } from '../samples/generate/random.js';

/** A turn of phrase, and what may stand in its place; `$1` is what its first group holds. */
type Turn = readonly [usual: RegExp, others: readonly string[]];

const YEAR = '(?:上年度?|\\d{4}年度?)';
const RATE = '([\\d,.]+%)';

const TURNS: readonly Turn[] = [
  [new RegExp(`与${YEAR}相比，`, 'g'), ['与上年度相比，', '较上年', '比去年', '比上一年度', '与上年决算数相比，']],
  [new RegExp(`比(${YEAR})(?=增加|减少)`, 'g'), ['较$1', '较上年决算数', '同比']],
  [new RegExp(`(增加[\\d,.]+万元)，(?:增长|上升)${RATE}`, 'g'), ['$1，增幅$2', '$1，增长率为$2', '$1，增长了$2', '$1，上涨$2', '$1，增幅为$2']],
  [new RegExp(`(减少[\\d,.]+万元)，(?:下降|降低)${RATE}`, 'g'), ['$1，降幅$2', '$1，减幅为$2', '$1，下降了$2', '$1，降幅为$2']],
  [/增加(?=[\d,.]+万元)/g, ['增加了', '增加额为']],
  [/减少(?=[\d,.]+万元)/g, ['减少了']],
  [new RegExp(`占比?${RATE}`, 'g'), ['占比$1', '占比为$1', '占总额的$1', '所占比重为$1', '占比例$1']],
  [/占本年支出合计的/g, ['占本年支出的', '占本年支出合计']],
  [/年初预算为/g, ['年初预算数为', '年初预算', '年初预算安排', '年初安排预算']],
  [/支出决算为/g, ['支出决算数为', '决算数为', '支出决算', '决算支出']],
  [new RegExp(`完成(年初)?预算的${RATE}`, 'g'), ['完成$1预算数的$2', '完成$1预算$2', '预算完成率为$2', '为$1预算的$2']],
  [/主要(?:变动)?原因[是：]/g, ['主要是', '原因为', '主要原因系', '主要原因在于', '主要由于']],
  [/决算数大于预算数的主要原因/g, ['决算数高于预算数的原因', '超过预算的主要原因']],
  [/收、支总计均为/g, ['收、支总计各为', '收支总计均为', '收、支总计']],
  [/收入支出总计/g, ['收入、支出总计', '收入支出总计为']],
  [/，其中：/g, ['，其中，', '，包括：', '。其中：']],
  [/人员经费(?=[\d,.]+万元)/g, ['人员经费支出', '人员经费为', '人员经费共计']],
  [/公用经费(?=[\d,.]+万元)/g, ['日常公用经费', '公用经费为', '公用经费支出']],
  [/公务用车保有量为/g, ['公务用车保有量', '公务用车保有量共', '公务用车保有数为']],
  [/共有车辆/g, ['现有车辆', '实有车辆', '车辆共计', '共有公务用车车辆']],
  [/公务接待(\d+)批次、(\d+)人次/g, ['公务接待$1批、$2人', '共接待$1批次、$2人次', '接待$1批次，$2人次']],
  [/购置公务用车(\d+)辆/g, ['更新购置公务用车$1辆', '公务用车购置数$1辆']],
  [/机关运行经费支出(?=[\d,.])/g, ['机关运行经费', '机关运行经费支出合计', '机关运行经费支出为', '机关运行经费共支出']],
  [/政府采购支出总额/g, ['政府采购支出总额为', '政府采购总额', '政府采购支出合计', '政府采购支出']],
  [/(货物|工程|服务)采购金额/g, ['$1类采购支出', '$1采购', '采购$1']],
  [/单价100万元（含）以上设备（不含车辆）/g, ['单价100万元以上（含）设备（不含车辆）', '单位价值100万元（含）以上设备（不含车辆）', '单价100万元（含）以上的设备（不含车辆）']],
  [/与上年(?:持平|一致|相同)/g, ['与上年无变化', '与去年持平', '同上年一致', '较上年无增减变化']],
  [/；/g, ['；', '，']],
  [/（类）/g, ['(类)', '（类）']],
  [/(?<=\d)万元/g, [' 万元', '万元']],
];

const FULL_WIDTH = '０１２３４５６７８９';

/** How often a turn is taken where it could be. */
const TAKEN = 0.4;
/** How often the figures of a paragraph are set in full width. */
const WIDE = 0.05;

/** One paragraph in other words; figures, names and reasons stay. */
export function rephrase(text: string, random: Random): string {
  const reworded = TURNS.reduce((words, [usual, others]) => (random.chance(TAKEN) ? words.replace(usual, random.pick(others)) : words), text);
  return random.chance(WIDE) ? reworded.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)]!) : reworded;
}

/** The blocks of a disclosure with the paragraphs of its 情况说明 in other words. */
export function rephraseBlocks(blocks: readonly PrintedBlock[], random: Random): readonly PrintedBlock[] {
  let inNarrative = false;
  return blocks.map((block) => {
    if (block.kind === 'heading' && block.level === 1) inNarrative = block.text.includes('情况说明');
    return inNarrative && block.kind === 'paragraph' ? { ...block, text: rephrase(block.text, random) } : block;
  });
}
