import { parser as saxParser } from 'sax';
import type { ZipEntries } from './zip-entries';
import { SheetProblem } from './sheet-problem';

export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(value: string): void;
  close?(name: string): void;
  /** True: nothing further is wanted. */
  enough?(): boolean;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads one part as XML, element by element. Entities of a document's own are not expanded; a doctype ends the reading. */
export async function readXml(zip: ZipEntries, part: string, listener: XmlListener): Promise<void> {
  const parser = saxParser(true, { position: false });
  const problem: { found: SheetProblem | null } = { found: null };
  parser.ondoctype = () => (problem.found = new SheetProblem('NOT_A_SHEET'));
  parser.onerror = () => (problem.found ??= new SheetProblem('BROKEN'));
  parser.onopentag = ({ name, attributes }) =>
    listener.open?.(localName(name), attributes as Record<string, string>);
  parser.ontext = (value) => listener.text?.(value);
  parser.oncdata = (value) => listener.text?.(value);
  parser.onclosetag = (name) => listener.close?.(localName(name));
  await zip.read(part, (piece) => {
    try {
      parser.write(piece);
    } catch (error) {
      problem.found ??= error instanceof SheetProblem ? error : new SheetProblem('BROKEN');
    }
    if (problem.found) throw problem.found;
    return !listener.enough?.();
  });
}
