export async function writeWorkbook(_path: string, _folder: string, _rows: ReadonlyMap<string, number>): Promise<void> {}
