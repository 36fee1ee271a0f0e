/** As many as the format lets stand in one block. */
const BLOCK = 100;

/** What each code stands for, so that text can be copied, searched and read aloud. */
export function toUnicode(texts: readonly (readonly [code: number, text: string])[]): Uint8Array {
  const known = texts.map(([code, text]) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < known.length; from += BLOCK) {
    const block = known.slice(from, from + BLOCK);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return Buffer.from(`${HEAD}${blocks.join('\n')}\n${FOOT}`, 'latin1');
}

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;

const FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
