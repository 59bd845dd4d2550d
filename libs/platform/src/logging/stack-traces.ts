import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';

/**
 * From now on stacks name lines of our sources instead of the compiled files.
 *
 * Node's `--enable-source-maps` does the same, but Node 20 reads and keeps the map of every file it loads, those of libraries
 * with all their sources too: 17 MB of heap. Here a map is read when an error's stack first comes through its file.
 */
export function mapStackTraces(): void {
  Error.prepareStackTrace = (error, frames) =>
    [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${inSource(frame)}`)].join('\n');
}

const maps = new Map<string, SourceMap | null>();

function inSource(frame: NodeJS.CallSite): string {
  const text = (frame as { toString(): string }).toString();
  const file = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (!file || line === null || column === null || file.includes('node_modules')) return text;
  const found = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!found || !('originalSource' in found)) return text;
  const source = path.resolve(path.dirname(file), found.originalSource);
  const place = `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  return text.replace(`${file}:${line}:${column}`, place);
}

function mapOf(file: string): SourceMap | null {
  let map = maps.get(file);
  if (map === undefined) {
    map = readMap(file);
    maps.set(file, map);
  }
  return map;
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    // not compiled by us
    return null;
  }
}
