/** Words that are stamped across pages. */

/** A text that is a stamp and nothing else, white space left out. The words never decide alone. */
const STAMP = new RegExp([
  '^(?:仅供|仅限|仅用于).{1,12}$', '^内部(?:资料|文件|使用|审核|参考|传阅|讨论)', '^.{0,6}专用$', '^(?:请勿|严禁|不得|禁止)(?:外传|复制|转载|翻印|传播|扩散)',
  '^(?:草|初|样|送审|审核|审议|讨论|征求意见|公示|校对|修改)稿$', '^(?:样本|样张|样章|模板|机密|秘密|绝密|作废|副本|复印件|试用版|测试版)$',
  '^(?:draft|sample|confidential|copy|internaluseonly|forinternaluse(?:only)?|evaluationonly|donotcopy)$',
].join('|'), 'i');

/** Whether the words, given without white space, are those of a stamp. */
export function isStampWords(words: string): boolean {
  return STAMP.test(words);
}
