import type * as Docx from 'docx' with { 'resolution-mode': 'import' };
import { drawingOf } from '../analysis/drawing';
import type { Block, ReportDocument, Table } from '../analysis/report-document';
import { Lettering } from './lettering';
import { pngOf } from './picture';
import { svgOf } from './svg';

const RED = '9C1C14';
const GREY = '666666';
/** Text width of A4 within the margins, in twentieths of a point. */
const WIDTH = 9620;
/** Pixels of a screen to the point. */
const SCALE = 4 / 3;
/** Letters by name: Word and WPS have them, other programs choose what is like them. */
const BODY = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体' };
const HEAD = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '黑体' };

/** A report as a Word document that can be edited on: real headings, real tables, charts as pictures. */
export async function writeDocx(report: ReportDocument): Promise<Buffer> {
  const docx = await import('docx');
  const lettering = await Lettering.load();
  const blocks = await Promise.all(report.blocks.map((block) => written(docx, block, lettering)));
  const { Paragraph, TextRun, AlignmentType, PageNumber, Footer } = docx;
  const title = (text: string, size: number, after: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: [new TextRun({ text, bold: true, size, color: RED, font: HEAD })],
    });
  const file = new docx.Document({
    title: `${report.title} ${report.subtitle}`,
    styles: {
      default: {
        document: { run: { font: BODY, size: 21 }, paragraph: { spacing: { line: 320, after: 100 } } },
        heading1: {
          run: { font: HEAD, size: 28, bold: true, color: RED },
          paragraph: { spacing: { before: 240, after: 100 } },
        },
        heading2: {
          run: { font: HEAD, size: 23, bold: true, color: '000000' },
          paragraph: { spacing: { before: 160, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1140, bottom: 1140, left: 1143, right: 1143 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ text: `${report.footer} · 第 `, size: 16, color: GREY }),
                  new TextRun({ children: [PageNumber.CURRENT], size: 16, color: GREY }),
                  new TextRun({ text: ' 页', size: 16, color: GREY }),
                ],
              }),
            ],
          }),
        },
        children: [title(report.title, 40, 40), title(report.subtitle, 32, 160), ...blocks.flat()],
      },
    ],
  });
  return docx.Packer.toBuffer(file);
}

async function written(
  docx: typeof Docx,
  block: Block,
  lettering: Lettering,
): Promise<(Docx.Paragraph | Docx.Table)[]> {
  const { Paragraph, TextRun, HeadingLevel, ImageRun } = docx;
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          children: [
            new TextRun(block.note ? { text: block.text, size: 17, color: GREY } : { text: block.text }),
          ],
        }),
      ];
    case 'points':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'table':
      return [caption(docx, block.title), tableOf(docx, block), new Paragraph({ spacing: { after: 0 } })];
    case 'chart': {
      const drawing = drawingOf(block.chart);
      const data = await pngOf(svgOf(drawing, lettering));
      const transformation = {
        width: Math.round(drawing.width * SCALE),
        height: Math.round(drawing.height * SCALE),
      };
      return [
        caption(docx, block.title),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data,
              transformation,
              altText: { name: block.title, title: block.title, description: block.title },
            }),
          ],
        }),
      ];
    }
  }
}

const caption = ({ Paragraph, TextRun }: typeof Docx, text: string): Docx.Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 80, after: 40 },
    children: [new TextRun({ text, bold: true, size: 19 })],
  });

function tableOf(docx: typeof Docx, { columns, rows }: Table): Docx.Table {
  const { Paragraph, TextRun, AlignmentType, BorderStyle, ShadingType, WidthType } = docx;
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((width / all) * WIDTH));
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9C9C9' };
  const cell = (text: string, i: number, isHead: boolean) =>
    new docx.TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'F3E9E8', color: 'auto' } }),
      children: [
        new Paragraph({
          alignment: columns[i]!.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0, line: 260 },
          children: [new TextRun({ text, size: 17, bold: isHead })],
        }),
      ],
    });
  return new docx.Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, i) => cell(title, i, true)),
      }),
      ...rows.map(
        (row) => new docx.TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, false)) }),
      ),
    ],
  });
}
