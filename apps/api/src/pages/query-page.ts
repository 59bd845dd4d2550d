import { page } from './page';

const FIRST_QUERY = 'query 关于 {\n  about {\n    name\n    demonstration\n    now\n  }\n}';

const SCRIPT = `
const $ = (id) => document.getElementById(id);
for (const id of ['query', 'variables', 'token', 'language']) {
  const kept = sessionStorage.getItem(id);
  if (kept !== null) $(id).value = kept;
  $(id).addEventListener('input', () => sessionStorage.setItem(id, $(id).value));
}
async function run() {
  $('answer').textContent = '……';
  const begun = performance.now();
  try {
    const token = $('token').value.trim();
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': $('language').value,
        ...(token && { authorization: 'Bearer ' + token }),
      },
      body: JSON.stringify({ query: $('query').value, variables: JSON.parse($('variables').value || '{}') }),
    });
    const answer = await response.json();
    $('status').textContent = 'HTTP ' + response.status + ' · ' + Math.round(performance.now() - begun) + ' ms';
    $('answer').textContent = JSON.stringify(answer, null, 2);
  } catch (error) {
    $('status').textContent = '';
    $('answer').textContent = String(error);
  }
}
const SCHEMA = '{ __schema { queryType { ...F } mutationType { ...F } subscriptionType { ...F } } }' +
  ' fragment F on __Type { name fields { name description args { name type { ...T } } type { ...T } } }' +
  ' fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { name } } } }';
const typeName = (t) => t.kind === 'NON_NULL' ? typeName(t.ofType) + '!'
  : t.kind === 'LIST' ? '[' + typeName(t.ofType) + ']' : t.name;
async function describe() {
  const response = await fetch('/graphql', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: SCHEMA }),
  });
  const { data } = await response.json();
  $('schema').textContent = Object.values(data.__schema).filter(Boolean).map((type) => type.name + '\\n' + type.fields
    .map((f) => '  ' + f.name + (f.args.length ? '(' + f.args.map((a) => a.name + ': ' + typeName(a.type)).join(', ') + ')' : '')
      + ': ' + typeName(f.type) + (f.description ? '\\n      ' + f.description : '')).join('\\n')).join('\\n\\n');
}
$('run').addEventListener('click', run);
$('query').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
});
$('schema-box').addEventListener('toggle', () => { if (!$('schema').textContent) describe(); });
`;

/** A place to try queries by hand while the system is open (demonstration and development). */
export const QUERY_PAGE = page(
  'GraphQL · 党群志愿服务超市',
  `<h1>GraphQL 查询页 · try a query</h1>
<p>演示与开发环境专用；生产环境关闭。Ctrl+Enter 运行。 <span lang="en">For demonstration and development only; Ctrl+Enter runs.</span></p>
<div class="columns">
<div>
<label for="query">查询 Query</label><textarea id="query" rows="18" spellcheck="false">${FIRST_QUERY}</textarea>
<label for="variables">变量 Variables (JSON)</label><textarea id="variables" rows="5" spellcheck="false">{}</textarea>
<label for="token">访问令牌 Access token</label><input id="token" autocomplete="off" spellcheck="false">
<label for="language">语言 Accept-Language</label><input id="language" value="zh">
<button id="run" type="button">运行 Run</button> <span id="status" role="status"></span>
</div>
<div>
<label for="answer">结果 Answer</label><pre id="answer" tabindex="0" aria-live="polite"></pre>
<details id="schema-box"><summary>接口目录 Schema</summary><pre id="schema" tabindex="0"></pre></details>
</div>
</div>`,
  SCRIPT,
);
