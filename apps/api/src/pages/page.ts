import { createHash } from 'node:crypto';

/** A self-contained page: no address outside this server, so that it opens without the internet. */
export interface Page {
  readonly html: string;
  /** Hash of its inline script for the content security policy; null without one. */
  readonly scriptHash: string | null;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --red: #b3261e; --line: #d0d7de; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --red: #ff8a80; --line: #30363d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--paper);
  font: 18px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { color: var(--red); font-size: 1.6rem; line-height: 1.3; }
a { color: inherit; }
code, textarea, pre, input { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 15px; }
label { display: block; font-weight: 600; margin-top: .75rem; }
textarea, input { width: 100%; padding: .6rem; color: inherit; background: transparent; border: 1px solid var(--line);
  border-radius: 6px; }
button { min-height: 44px; padding: 0 1.5rem; margin: .75rem 0; font: inherit; color: #fff; background: #b3261e; border: 0;
  border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
pre { padding: .75rem; border: 1px solid var(--line); border-radius: 6px; overflow: auto; white-space: pre-wrap; }
.columns { display: grid; gap: 1.5rem; } @media (min-width: 60rem) { .columns { grid-template-columns: 1fr 1fr; } }
th, td { text-align: left; padding: .3rem 1rem .3rem 0; vertical-align: top; }`;

export function page(title: string, body: string, script: string | null = null): Page {
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
${script === null ? '' : `<script>${script}</script>`}
</body>
</html>
`;
  const scriptHash =
    script === null ? null : `sha256-${createHash('sha256').update(script).digest('base64')}`;
  return { html, scriptHash };
}
