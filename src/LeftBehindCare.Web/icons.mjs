// Builds wwwroot/icons.svg: one sprite with only the icons that the pages name.
//
// Where names come from: `Icons.cs` (every constant) and, in views, `name="…"` of <lb-icon> and `icon="…"` of any tag.
// A name that bootstrap-icons does not have fails the build, so a typing mistake never reaches a page as an empty box.
import { readdirSync, readFileSync, existsSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, extname, dirname } from 'node:path';

const [root, output] = process.argv.slice(2);
const source = join(root, 'node_modules', 'bootstrap-icons', 'icons');
const used = new Map();

function note(name, where) {
  if (!used.has(name)) used.set(name, where);
}

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['bin', 'obj', 'node_modules', 'wwwroot'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path);
    else if (extname(path) === '.cshtml') readView(path);
    else if (entry.name === 'Icons.cs') readConstants(path);
  }
}

function readView(path) {
  const text = readFileSync(path, 'utf8');
  for (const match of text.matchAll(/<lb-icon\b[^>]*?\bname="([a-z0-9-]+)"/g)) note(match[1], path);
  for (const match of text.matchAll(/\bicon="([a-z0-9-]+)"/g)) note(match[1], path);
}

function readConstants(path) {
  const text = readFileSync(path, 'utf8');
  for (const match of text.matchAll(/const string \w+ = "([a-z0-9-]+)"/g)) note(match[1], path);
}

walk(root);

const symbols = [];
const unknown = [];
for (const name of [...used.keys()].sort()) {
  const file = join(source, `${name}.svg`);
  if (!existsSync(file)) {
    unknown.push(`${used.get(name)}: bootstrap-icons has no icon called "${name}"`);
    continue;
  }
  const svg = readFileSync(file, 'utf8');
  const box = /viewBox="([^"]+)"/.exec(svg)[1];
  const body = svg.replace(/^[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\n\s*/g, '').trim();
  symbols.push(`<symbol id="${name}" viewBox="${box}">${body}</symbol>`);
}

if (unknown.length > 0) {
  for (const line of unknown) console.error(`error: ${line}`);
  process.exit(1);
}

mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
console.log(`icons.svg: ${symbols.length} icons`);
