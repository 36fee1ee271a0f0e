import { writeFileSync } from 'node:fs';
import { readCatalogue } from './src-main/catalogue/read-catalogue.ts';
import { booklet } from './src-main/pdf/documents/booklet.ts';
import { requirementSheet as requirement } from './src-main/pdf/documents/requirement.ts';
import { loadFaces } from './src-main/pdf/fonts/load-faces.ts';
import { layOut } from './src-main/pdf/layout/lay-out.ts';
import { paint } from './src-main/pdf/paint/paint.ts';
const sets = readCatalogue(new URL('./assets/catalogue', import.meta.url).pathname);
const set = sets.find(({ name }) => name === 'General practice')!;
const sources = { set, folded: new Map(), at: new Date('2026-09-02T13:32:00Z'), embedded: new Map() } as never;
const tree = process.argv[3] === 'r' ? requirement.tree({ kind: 'requirement', assessment: null, set: set.id, requirement: set.requirements[4]!.number, print: 'normal' } as never, sources) : booklet.tree({ kind: 'booklet', set: set.id, print: 'normal' } as never, sources);
if (!tree.ok) throw new Error(JSON.stringify(tree));
const { faces, font } = loadFaces();
const fonts = { regular: font('regular').bytes, strong: font('strong').bytes };
const n = Number(process.argv[2] ?? 15); const cut = { ...tree.value, blocks: tree.value.blocks.slice(0, Number(process.argv[4] ?? 1e9)) };
const cl: number[] = [], cp: number[] = []; const lay: number[] = [], pnt: number[] = [];
let bytes!: Uint8Array, pages = 0;
for (let i = 0; i < n; i++) {
  const c0 = process.cpuUsage(); const a = performance.now();
  const placed = layOut(cut, faces);
  const b = performance.now(); const c1 = process.cpuUsage(c0); const c2 = process.cpuUsage();
  bytes = paint(placed, fonts);
  const c = performance.now(); const c3 = process.cpuUsage(c2); cl.push((c1.user+c1.system)/1000); cp.push((c3.user+c3.system)/1000);
  lay.push(b - a); pnt.push(c - b); pages = placed.pages.length;
}
const f = (l: number[]) => `first ${l[0]!.toFixed(1)} median ${[...l].sort((x, y) => x - y)[l.length >> 1]!.toFixed(1)} min ${Math.min(...l).toFixed(1)}`;
console.log(pages, 'pages', bytes.length, 'bytes; layOut', f(lay), '; paint', f(pnt), '; CPU layOut', f(cl), '; CPU paint', f(cp));
writeFileSync('/tmp/booklet.pdf', bytes);
