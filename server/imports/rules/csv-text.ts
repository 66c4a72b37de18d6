/**
 * The records of a CSV file (RFC 4180): fields in quotation marks may hold commas, line ends and doubled quotation
 * marks. Every line end is taken, and a byte-order mark is not part of the first field. Empty lines are no records.
 */
export function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const ending = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|\r|$)/gy;
  const plain = text.replace(/^\uFEFF/, "");
  for (let found = ending.exec(plain); found !== null; found = ending.exec(plain)) {
    const [whole, field = "", end] = found;
    record.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end !== ",") {
      if (record.length > 1 || record[0] !== "") records.push(record);
      record = [];
      if (whole === "" || end === "") break;
    }
  }
  return records;
}
