/** Radicals and compatibility forms that stand for whole characters → those characters. */

/** U+2E80–2EF3 that look like a whole character (Unicode's EquivalentUnifiedIdeograph); NFKC knows only ⺟ and ⻳. */
const SUPPLEMENT = new Map(
  [...'⺌小⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺩王⺫目⺬示⺮竹⺰纟⺶羊⺼月⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟'].reduce<[string, string][]>(
    (pairs, character, i, all) => (i % 2 === 0 ? [...pairs, [character, all[i + 1]!]] : pairs),
    [],
  ),
);
const FOLDED = /[\u2e80-\u2fdf\uf900-\ufaff]/;
const EACH_FOLDED = new RegExp(FOLDED, 'g');

/**
 * The same text with Kangxi radicals (⼀ ⼊ ⾦), supplementary radicals (⻓ ⻚) and
 * compatibility ideographs as the characters that they stand for: the text layers
 * that browsers write are full of them, and so is what is copied out of those.
 * Full-width forms stay as printed.
 */
export function foldRadicals(text: string): string {
  return FOLDED.test(text) ? text.replace(EACH_FOLDED, (c) => SUPPLEMENT.get(c) ?? c.normalize('NFKC')) : text;
}
