import type { Content, ContentText, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { drawingOf } from '../analysis/drawing';
import type { Block, ReportDocument, Table } from '../analysis/report-document';
import { fontFile, Lettering, type Slice } from './lettering';
import { svgOf } from './svg';

const WIDTH = 481;
const RED = '#9c1c14';
const GREY = '#666666';
const GAP = 3;
const WIDE_GAP = 12;
/** Kept on one page; a longer one goes over it. */
const SHORT_TABLE = 12;
const RULE = '#c9c9c9';

/** A report as PDF: A4, text that can be searched, charts as vectors, of each font only the glyphs used. */
export async function writePdf(report: ReportDocument): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake');
  const lettering = await Lettering.load();
  const page = new Page(lettering);
  const definition: TDocumentDefinitions = {
    info: { title: `${report.title} ${report.subtitle}`, subject: report.subtitle },
    language: 'zh-CN',
    pageSize: 'A4',
    pageMargins: [57, 56, 57, 56],
    defaultStyle: { font: fontName('chinese-simplified'), fontSize: 10.5, lineHeight: 1.35 },
    content: [
      { text: page.text(report.title), fontSize: 20, bold: true, color: RED, alignment: 'center' },
      {
        text: page.text(report.subtitle),
        fontSize: 16,
        bold: true,
        alignment: 'center',
        margin: [0, 2, 0, 8],
      },
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1.5, lineColor: RED }],
        margin: [0, 0, 0, 8],
      },
      ...page.content(report.blocks),
    ],
    footer: (current, all) => ({
      columns: [
        { text: page.text(report.footer), width: '*' },
        { text: `第 ${current} 页，共 ${all} 页`, width: 'auto' },
      ],
      margin: [57, 18, 57, 0],
      fontSize: 8,
      color: GREY,
    }),
  };
  addFonts(pdfmake as unknown as Pdfmake, page.slices);
  // nothing is fetched and no file is read
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setUrlAccessPolicy(() => false);
  return Buffer.from(await pdfmake.createPdf(definition).getBuffer());
}

const fontName = (slice: Slice): string => `NotoSansSC-${slice}`;
const FACES = { normal: 400, bold: 700 } as const;

/** Hands fonts over in memory; those of earlier reports stay. */
function addFonts(pdfmake: Pdfmake, slices: ReadonlySet<Slice>): void {
  for (const slice of slices) {
    const face = (name: keyof typeof FACES): string => {
      const file = `${fontName(slice)}-${name}.ttf`;
      if (!pdfmake.virtualfs.existsSync(file))
        pdfmake.virtualfs.writeFileSync(file, fontFile(slice, FACES[name]));
      return file;
    };
    pdfmake.addFonts({ [fontName(slice)]: { normal: face('normal'), bold: face('bold') } });
  }
}

/** What the types of pdfmake leave out: its files in memory. */
type Pdfmake = Pick<typeof import('pdfmake'), 'addFonts'> & {
  readonly virtualfs: {
    existsSync(name: string): boolean;
    writeFileSync(name: string, content: Buffer): void;
  };
};

/** Turns blocks into pdfmake's, noting which fonts they take. */
class Page {
  readonly slices = new Set<Slice>(['chinese-simplified']);

  constructor(private readonly lettering: Lettering) {}

  text(text: string): { text: string; font: string }[] {
    return this.lettering.runs(text).map(({ text: part, slice }) => {
      this.slices.add(slice);
      return { text: part, font: fontName(slice) };
    });
  }

  /** Headings are kept together with what follows them. */
  content(blocks: readonly Block[]): Content[] {
    const done: Content[] = [];
    let headings: Content[] = [];
    for (const block of blocks) {
      const content = this.block(block);
      if (block.kind === 'heading') headings.push(content);
      else if (headings.length > 0) {
        done.push({ stack: [...headings, content], unbreakable: true });
        headings = [];
      } else done.push(content);
    }
    return [...done, ...headings];
  }

  private block(block: Block): Content {
    switch (block.kind) {
      case 'heading':
        return {
          text: this.text(block.text),
          bold: true,
          fontSize: block.level === 1 ? 14 : 11.5,
          color: block.level === 1 ? RED : '#000000',
          margin: [0, block.level === 1 ? 12 : 8, 0, 4],
        };
      case 'paragraph':
        return block.note
          ? { text: this.text(block.text), fontSize: 8.5, color: GREY, margin: [0, 0, 0, 6] }
          : { text: this.text(block.text), margin: [0, 0, 0, 6], alignment: 'left' };
      case 'points':
        return { ul: block.items.map((item) => ({ text: this.text(item) })), margin: [0, 0, 0, 6] };
      case 'chart':
        return {
          stack: [
            this.caption(block.title),
            { svg: svgOf(drawingOf(block.chart), this.lettering), width: WIDTH },
          ],
          unbreakable: true,
          margin: [0, 2, 0, 8],
        };
      case 'table':
        return this.table(block);
    }
  }

  private caption(title: string): ContentText {
    return { text: this.text(title), bold: true, fontSize: 9.5, margin: [0, 2, 0, 3] };
  }

  private table({ title, columns, rows }: Table): Content {
    const all = columns.reduce((sum, { width }) => sum + width, 0);
    const cell = (text: string, i: number): TableCell => ({
      text: this.text(text),
      alignment: columns[i]!.align ?? 'left',
    });
    // a text behind a number stands off from it
    const left = columns.map(({ align }, i) =>
      align !== 'right' && columns[i - 1]?.align === 'right' ? WIDE_GAP : GAP,
    );
    const room = WIDTH - 1 - left.reduce((sum, gap) => sum + gap + GAP, 0);
    const head: TableCell[] = [
      { ...this.caption(title), colSpan: columns.length, border: [false, false, false, true] },
      ...columns.slice(1).map(() => ({})),
    ];
    return {
      fontSize: 8.5,
      lineHeight: 1.15,
      table: {
        // both are repeated where a long table goes over the page
        headerRows: 2,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: columns.map(({ width }) => (width / all) * room),
        body: [
          head,
          columns.map((column) => ({
            text: this.text(column.title),
            alignment: column.align ?? 'left',
            bold: true,
            fillColor: '#f3e9e8',
          })),
          ...rows.map((row) => row.map(cell)),
        ],
      },
      layout: {
        hLineWidth: (line) => (line === 0 ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => RULE,
        paddingLeft: (i) => left[i] ?? GAP,
        paddingRight: () => GAP,
        paddingTop: () => 2.5,
        paddingBottom: () => 1.5,
      },
      unbreakable: rows.length <= SHORT_TABLE,
      margin: [0, 2, 0, 8],
    };
  }
}
