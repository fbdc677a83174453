/** Names of departments as a panel needs them: the same through renames of the place and ways to print them. */

export type Level = 'department' | 'own' | 'unit';

export interface DepartmentName {
  /** Without the place, spaces, and the words that say that it is the office itself: 怀仁市工业和信息化局（本级） → 工业和信息化局. */
  readonly name: string;
  readonly level: Level;
}

const OWN = /[（(](?:部门)?(?:机关)?(?:本级|机关)[）)]$|(?:机关)?本级$/;
/** What ends the name of a unit that is no department: schools, hospitals, stations. */
const UNIT = /(?:学校|中学|小学|高中|初中|幼儿园|医院|卫生院|保健院|服务中心|活动中心|图书馆|文化馆|博物馆|纪念馆|福利院|敬老院|工作站|管理站|气象台|电视台)$/;
const UNIT_FILE = /单位(?:决算|预算)/;
const PARTY = /^(?:中国共产党|中共)/;

/**
 * @param places names of the place, of today and of then, and of the places above it
 * @param file path of the file: 单位决算 in its name says that one unit gives account
 */
export function normaliseDepartment(printed: string, places: readonly string[], file = ''): DepartmentName {
  const plain = printed.normalize('NFKC').replace(/\s+/g, '').replace(/\(/g, '（').replace(/\)/g, '）');
  const whole = plain.replace(OWN, '');
  const name = dropPlaces(whole.replace(PARTY, ''), places).replace(/^委(?:员会)?/, '党委');
  const level = whole !== plain ? 'own' : UNIT.test(name) || UNIT_FILE.test(file) ? 'unit' : 'department';
  return { name: name === '' ? whole : name, level };
}

/** The place may be printed in full (山西省怀仁市), by itself, or as it was called before. */
function dropPlaces(name: string, places: readonly string[]): string {
  const longest = places.filter((place) => place !== '' && name.startsWith(place)).sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? name : dropPlaces(name.slice(longest.length), places);
}
