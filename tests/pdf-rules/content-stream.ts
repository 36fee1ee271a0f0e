/** One operator of a content stream with its operands. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

export type Operand =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly Operand[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Operand> };

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const ESCAPED = new Set([...'()\\'].map((character) => character.charCodeAt(0)));
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));

/**
 * Reads a decoded content stream, as ISO 32000-1 7.8.2 has it. Inline images do not occur in our documents.
 *
 * @throws on anything that is not well-formed
 */
export function operationsOf(bytes: Uint8Array): Operation[] {
  const reader = new Reader(bytes);
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) {
    if (next.kind !== 'keyword') operands.push(next);
    else {
      operations.push({ operator: next.word, operands });
      operands = [];
    }
  }
  if (operands.length > 0) throw new Error('a content stream ends in operands without an operator');
  return operations;
}

type Token = Operand | { readonly kind: 'keyword'; readonly word: string };

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  next(): Token | null {
    this.#skipWhite();
    const byte = this.#bytes[this.#at];
    if (byte === undefined) return null;
    const character = String.fromCharCode(byte);
    if (character === '/') return { kind: 'name', name: this.#name() };
    if (character === '(') return { kind: 'string', bytes: this.#literal() };
    if (character === '[') return { kind: 'array', items: this.#until(']') };
    if (character === '<')
      return this.#bytes[this.#at + 1] === byte ? this.#dictionary() : { kind: 'string', bytes: this.#hex() };
    const word = this.#word();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return { kind: 'number', value: Number(word) };
    if (word === '') throw new Error(`unexpected ${character} in a content stream`);
    return { kind: 'keyword', word };
  }

  #skipWhite(): void {
    while (WHITE.has(this.#bytes[this.#at] ?? -1)) this.#at += 1;
  }

  #word(): string {
    const from = this.#at;
    for (
      let byte = this.#bytes[this.#at];
      byte !== undefined && !WHITE.has(byte) && !DELIMITERS.has(byte);
      byte = this.#bytes[this.#at]
    )
      this.#at += 1;
    return Buffer.from(this.#bytes.subarray(from, this.#at)).toString('latin1');
  }

  #name(): string {
    this.#at += 1;
    return this.#word().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #until(end: string): Operand[] {
    this.#at += 1;
    const items: Operand[] = [];
    for (;;) {
      this.#skipWhite();
      if (String.fromCharCode(this.#bytes[this.#at] ?? 0) === end) break;
      const item = this.next();
      if (item === null || item.kind === 'keyword') throw new Error(`a content stream lacks ${end}`);
      items.push(item);
    }
    this.#at += 1;
    return items;
  }

  #dictionary(): Operand {
    this.#at += 1;
    const items = this.#until('>');
    this.#at += 1;
    const entries = new Map<string, Operand>();
    for (let at = 0; at < items.length; at += 2) {
      const [key, value] = [items[at], items[at + 1]];
      if (key?.kind !== 'name' || value === undefined) throw new Error('a dictionary in a content stream is not made of pairs');
      entries.set(key.name, value);
    }
    return { kind: 'dictionary', entries };
  }

  #hex(): Uint8Array {
    const end = this.#bytes.indexOf('>'.charCodeAt(0), this.#at);
    if (end < 0) throw new Error('a hexadecimal string does not end');
    const digits = Buffer.from(this.#bytes.subarray(this.#at + 1, end))
      .toString('latin1')
      .replace(/\s/g, '');
    this.#at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #literal(): Uint8Array {
    const out: number[] = [];
    let depth = 0;
    do {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new Error('a string does not end');
      const character = String.fromCharCode(byte);
      if (character === '\\') {
        // Our documents escape nothing else.
        const escaped = this.#bytes[this.#at + 1] ?? 0;
        if (!ESCAPED.has(escaped)) throw new Error(`unexpected escape of ${String.fromCharCode(escaped)} in a string`);
        out.push(escaped);
        this.#at += 2;
        continue;
      }
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      out.push(byte);
      this.#at += 1;
    } while (depth > 0);
    return Uint8Array.from(out.slice(1, -1));
  }
}
