/**
 * Two check characters over GF(32), a Reed-Solomon code: any one or two wrong characters are always found, so every slip of a
 * finger and every pair that changed places. Other nonsense passes once in 1,024.
 */

/** Times the generator of GF(32) under x^5 + x^2 + 1: the weights it makes are 31 different ones. */
function doubled(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

function product(a: number, b: number): number {
  let sum = 0;
  for (let [factor, rest] = [a, b]; rest > 0; factor = doubled(factor), rest >>= 1) if (rest & 1) sum ^= factor;
  return sum;
}

/**
 * @param symbols at most 31 numbers from 0 to 31
 * @returns the two check symbols: their sum, and their sum weighted by place
 */
export function checksum(symbols: readonly number[]): [number, number] {
  const plain = symbols.reduce((sum, symbol) => sum ^ symbol, 0);
  let [weighted, weight] = [0, 1];
  for (const symbol of symbols) {
    weighted ^= product(symbol, weight);
    weight = doubled(weight);
  }
  return [plain, weighted];
}
