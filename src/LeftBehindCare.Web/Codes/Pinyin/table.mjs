// Writes the table that Pinyin.cs reads, from pinyin-pro and supplement.json:
//   #yu chi 尉迟     a surname that is read otherwise than its characters, or one of several characters
//   shan 山删衫      a syllable without tone (ü as v) and the characters whose usual reading it is
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import surnames from 'pinyin-pro/dist/esm/data/surname.mjs';

const supplement = JSON.parse(readFileSync(new URL('supplement.json', import.meta.url), 'utf8'));
const bare = (marked) =>
  marked.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '').normalize('NFC');

const usual = new Map();
const blocks = [[0x3007, 0x3007], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0x20000, 0x3347f]];
for (const [first, last] of blocks) {
  for (let point = first; point <= last; point++) {
    const character = String.fromCodePoint(point);
    const syllable = supplement.characters[character] ?? pinyin(character, { toneType: 'none', v: true });
    if (/^[a-z]+$/.test(syllable)) usual.set(character, syllable);
  }
}

const names = new Map();
for (const [surname, marked] of Object.entries(surnames)) names.set(surname, bare(marked));
for (const [surname, syllables] of Object.entries(supplement.surnames)) names.set(surname, syllables);

const lines = [];
for (const [surname, syllables] of [...names].sort()) {
  if ([...surname].length > 1 || usual.get(surname) !== syllables) lines.push(`#${syllables} ${surname}`);
}
const bySyllable = new Map();
for (const [character, syllable] of usual) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
for (const [syllable, characters] of [...bySyllable].sort()) lines.push(`${syllable} ${characters}`);

// A package that changed its shape must stop the build, not empty the table.
if (usual.size < 20000 || names.size < 400) throw new Error(`The pinyin table is too small: ${usual.size} characters, ${names.size} surnames.`);
writeFileSync(process.argv[2], lines.join('\n') + '\n');
