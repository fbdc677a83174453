/** An invented department whose accounts balance to the cent. */
import { TRADES } from './classification.js';
import { economise } from './economic.js';
import type { Random } from './random.js';

/** Whole cents; the largest that occur are far below 2^53. */
export type Cents = number;

export type Money = 'general' | 'fund' | 'state-capital';

/** One functional item (项) and what was received and spent on it. */
export interface Line {
  readonly code: string;
  readonly money: Money;
  /** Fiscal appropriation: opening + income = basic + project + closing. */
  readonly opening: Cents;
  readonly income: Cents;
  readonly basic: Cents;
  readonly project: Cents;
  /** Other money of the unit: `operations` 事业收入, `others` 其他收入, spent on projects unless it is left over. */
  readonly operations: Cents;
  readonly others: Cents;
  readonly otherProject: Cents;
  readonly initialBudget: Cents;
  /** What was spent of the same money a year before. */
  readonly lastYear: Cents;
}

export interface ThreePublic {
  readonly abroad: Cents;
  readonly carPurchase: Cents;
  readonly carRunning: Cents;
  readonly reception: Cents;
}

export interface Procurement {
  readonly goods: Cents;
  readonly works: Cents;
  readonly services: Cents;
  readonly smallAndMedium: Cents;
  readonly micro: Cents;
}

export interface Place {
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
  readonly code: string;
}

export interface Department {
  readonly name: string;
  readonly place: Place;
  readonly fiscalYear: number;
  readonly units: readonly string[];
  readonly lines: readonly Line[];
  /** Non-fiscal money: carried in, taken from surplus, set aside, carried out. */
  readonly otherOpening: Cents;
  readonly surplusUsed: Cents;
  readonly surplusAllocated: Cents;
  readonly otherClosing: Cents;
  /** Non-fiscal money spent or kept a year before, opening included. */
  readonly otherLastYear: Cents;
  /** Basic expenditure from the general public budget by economic item (leaves only). */
  readonly economic: ReadonlyMap<string, Cents>;
  readonly budget: ThreePublic;
  readonly final: ThreePublic;
  readonly threePublicLastYear: Cents;
  readonly counts: {
    readonly groupsAbroad: number; readonly personsAbroad: number; readonly carsBought: number; readonly carsKept: number;
    readonly receptions: number; readonly guests: number; readonly vehicles: number; readonly equipment: number; readonly staff: number;
  };
  readonly running: Cents;
  readonly runningLastYear: Cents;
  readonly procurement: Procurement;
  readonly evaluation: { readonly projects: number; readonly general: Cents; readonly fund: Cents; readonly grades: readonly [number, number, number, number] };
}

/** Real counties, so that the code of the region can be scored; the bureaus in them are invented. */
const PLACES: readonly Place[] = [
  { province: '山西省', prefecture: '晋中市', county: '祁县', code: '140727' },
  { province: '四川省', prefecture: '广元市', county: '青川县', code: '510822' },
  { province: '浙江省', prefecture: '丽水市', county: '云和县', code: '331125' },
  { province: '安徽省', prefecture: '宿州市', county: '灵璧县', code: '341323' },
  { province: '湖南省', prefecture: '郴州市', county: '资兴市', code: '431081' },
  { province: '云南省', prefecture: '曲靖市', county: '罗平县', code: '530324' },
  { province: '江西省', prefecture: '抚州市', county: '崇仁县', code: '361024' },
  { province: '广东省', prefecture: '河源市', county: '连平县', code: '441623' },
  { province: '上海市', prefecture: '', county: '金山区', code: '310116' },
];

/** An amount of about that many 万元, to the cent, never so small that it prints as 0.00. */
function about(random: Random, tenThousands: number): Cents {
  return Math.max(50_000, Math.round(tenThousands * (0.4 + 1.2 * random.next()) * 1_000_000));
}

function vary(random: Random, amount: Cents): Cents {
  return random.chance(0.12) ? 0 : Math.round(amount * (0.7 + 0.5 * random.next()));
}

/** An item whose fiscal money balances; `left` is carried out on top of what is spent. */
function toLine(random: Random, code: string, money: Money, amounts: { readonly basic?: Cents; readonly project?: Cents; readonly opening?: Cents; readonly left?: Cents }): Line {
  const { basic = 0, project = 0, opening = 0, left = 0 } = amounts;
  const spent = basic + project;
  return { code, money, opening, income: spent + left - opening, basic, project, operations: 0, others: 0, otherProject: 0, initialBudget: vary(random, spent), lastYear: vary(random, spent) };
}

function staffLines(random: Random, scale: number): Line[] {
  const basics: [string, number][] = [
    ['2080501', 0.08], ['2080502', 0.04], ['2080505', 0.09], ['2080506', 0.045], ['2101101', 0.03], ['2101102', 0.02], ['2210201', 0.08],
  ];
  if (random.chance(0.4)) basics.push(['2101103', 0.01]);
  if (random.chance(0.3)) basics.push(['2080801', 0.02]);
  if (random.chance(0.3)) basics.push(['2210203', 0.03]);
  return basics.map(([code, share]) => toLine(random, code, 'general', { basic: about(random, scale * share) }));
}

function tradeLines(random: Random, scale: number): Line[] {
  const trade = random.pick(TRADES);
  const runs = trade.running.map((code): Line => {
    const basic = about(random, scale * 0.35);
    const project = random.chance(0.3) ? about(random, scale * 0.05) : 0;
    const opening = random.chance(0.2) ? about(random, scale * 0.01) : 0;
    return toLine(random, code, 'general', { basic, project, opening });
  });
  const programmes = trade.programmes.filter(() => random.chance(0.7)).map((code): Line => {
    const project = about(random, scale * random.pick([0.02, 0.2, 0.8]));
    const opening = random.chance(0.25) ? Math.round(project * 0.3) : 0;
    const left = random.chance(0.25) ? about(random, scale * 0.03) : 0;
    return toLine(random, code, 'general', { project, opening, left });
  });
  return [...runs, ...programmes];
}

function specialLines(random: Random, scale: number): Line[] {
  const lines: Line[] = [];
  const add = (code: string, money: Money): void => {
    const project = about(random, scale * 0.3);
    const opening = random.chance(0.3) ? Math.round(project * 0.2) : 0;
    const left = random.chance(0.3) ? about(random, scale * 0.02) : 0;
    lines.push(toLine(random, code, money, { project, opening, left }));
  };
  if (random.chance(0.6)) add(random.pick(['2120801', '2120803', '2120804', '2120899']), 'fund');
  if (random.chance(0.3)) add(random.pick(['2296002', '2296003']), 'fund');
  if (random.chance(0.3)) add(random.pick(['2230105', '2230107']), 'state-capital');
  if (random.chance(0.3)) add('2299999', 'general');
  return lines;
}

/** Gives some items money of the unit's own, all of it spent but what the department keeps. */
function withOtherMoney(random: Random, lines: readonly Line[], scale: number): readonly Line[] {
  if (!random.chance(0.5)) return lines;
  return lines.map((line) => {
    if (line.money !== 'general' || line.project === 0 || !random.chance(0.5)) return line;
    const operations = random.chance(0.5) ? about(random, scale * 0.05) : 0;
    const others = about(random, scale * 0.01);
    return { ...line, operations, others, otherProject: operations + others };
  });
}

function threePublic(random: Random): Pick<Department, 'budget' | 'final' | 'threePublicLastYear'> {
  const budget: ThreePublic = {
    abroad: random.chance(0.15) ? about(random, 5) : 0,
    carPurchase: random.chance(0.15) ? about(random, 18) : 0,
    carRunning: random.chance(0.8) ? about(random, 6) : 0,
    reception: random.chance(0.6) ? about(random, 1.2) : 0,
  };
  const spent = (amount: Cents): Cents => (random.chance(0.3) ? amount : Math.round(amount * (0.5 + random.next() * 0.5)));
  const final: ThreePublic = { abroad: spent(budget.abroad), carPurchase: spent(budget.carPurchase), carRunning: spent(budget.carRunning), reception: spent(budget.reception) };
  const total = final.abroad + final.carPurchase + final.carRunning + final.reception;
  return { budget, final, threePublicLastYear: random.chance(0.2) ? total : vary(random, total) };
}

function procurement(random: Random): Procurement {
  const goods = random.chance(0.8) ? about(random, 20) : 0;
  const works = random.chance(0.3) ? about(random, 200) : 0;
  const services = random.chance(0.7) ? about(random, 60) : 0;
  const smallAndMedium = Math.round((goods + services) * 0.8);
  return { goods, works, services, smallAndMedium, micro: Math.round(smallAndMedium * 0.4) };
}

function counts(random: Random, final: ThreePublic): Department['counts'] {
  const carsKept = final.carRunning > 0 ? random.integer(1, 4) : 0;
  const groupsAbroad = final.abroad > 0 ? random.integer(1, 2) : 0;
  const receptions = final.reception > 0 ? random.integer(2, 30) : 0;
  return {
    groupsAbroad, personsAbroad: groupsAbroad * random.integer(1, 3), carsBought: final.carPurchase > 0 ? 1 : 0, carsKept,
    receptions, guests: receptions * random.integer(3, 9), vehicles: carsKept + random.integer(0, 2), equipment: random.integer(0, 3), staff: random.integer(12, 180),
  };
}

/** A department for this state of chance: consistent accounts and the figures that its prose states. */
export function inventDepartment(random: Random): Department {
  const place = random.pick(PLACES);
  const scale = random.pick([150, 600, 2500, 12000]);
  const staff = staffLines(random, scale);
  const trade = tradeLines(random, scale);
  const bureaus = TRADES.find((known) => known.running.includes(trade[0]!.code))!.bureau;
  const name = `${place.county}${random.pick(bureaus)}`;
  const lines = withOtherMoney(random, [...staff, ...trade, ...specialLines(random, scale)], scale).toSorted((a, b) => a.code.localeCompare(b.code));
  const publicMoney = threePublic(random);
  const economic = economise(random, lines, publicMoney.final);
  const publicCosts = [...economic].reduce((sum, [code, amount]) => (code.startsWith('302') || code.startsWith('310') ? sum + amount : sum), 0);
  const otherOpening = random.chance(0.25) ? about(random, scale * 0.02) : 0;
  const surplusUsed = random.chance(0.15) ? about(random, scale * 0.01) : 0;
  const surplusAllocated = otherOpening + surplusUsed > 0 && random.chance(0.4) ? Math.round((otherOpening + surplusUsed) / 3) : 0;
  const projects = lines.filter((line) => line.project > 0);
  const good = random.integer(0, Math.min(2, projects.length));
  const running = Math.round(publicCosts * 0.8);
  const money = (kind: Money): Cents => projects.filter((line) => line.money === kind).reduce((sum, line) => sum + line.project, 0);
  return {
    name, place, fiscalYear: random.integer(2021, 2024), lines, economic, ...publicMoney,
    units: [`${name}（本级）`, ...(random.chance(0.6) ? [`${place.county}综合服务中心`] : [])],
    otherOpening, surplusUsed, surplusAllocated, otherClosing: otherOpening + surplusUsed - surplusAllocated,
    otherLastYear: lines.reduce((sum, line) => sum + Math.round(line.otherProject * 0.9), 0),
    counts: counts(random, publicMoney.final), running, runningLastYear: vary(random, running), procurement: procurement(random),
    evaluation: { projects: projects.length, general: money('general'), fund: money('fund'), grades: [projects.length - good, good, 0, 0] },
  };
}
