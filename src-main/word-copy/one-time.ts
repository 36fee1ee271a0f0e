const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;

/** 1 January 1980 at midnight, the first that an archive can say, in the two numbers in which it does. */
const TIME = 0;
const DATE = 0x21;

/**
 * Sets the times of all entries of a zip archive to the same one, in place, so that the same content is the same archive. The
 * library sets them to the time of now.
 *
 * @param zip as the library writes it: with no comment at its end, and smaller than 4 GB
 */
export function setOneTime(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('the archive does not end as expected');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('the archive has no entry where it says so');
    const local = view.getUint32(at + 42, true);
    view.setUint16(at + 12, TIME, true);
    view.setUint16(at + 14, DATE, true);
    view.setUint16(local + 10, TIME, true);
    view.setUint16(local + 12, DATE, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}
