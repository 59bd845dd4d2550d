import { err, ok, text, type Refusal, type Result } from '#libs/kernel';

const CODE = /^[a-z0-9][a-z0-9-]{0,31}$/;

/**
 * Paths name every organisation from the district down, by codes that each end in a slash: `gjz/xzz/c03/`.
 * A subtree is a prefix; the slash keeps `c1/` from containing `c10/`.
 */
export function pathOf(parentPath: string, code: string): string {
  return `${parentPath}${code}/`;
}

/** `gjz/xzz/c03/` → `gjz/`, `gjz/xzz/`, `gjz/xzz/c03/`. */
export function selfAndAncestors(path: string): string[] {
  const codes = path.split('/').slice(0, -1);
  return codes.map((_, i) => `${codes.slice(0, i + 1).join('/')}/`);
}

export function checkCode(code: string): Result<string, Refusal> {
  if (CODE.test(code)) return ok(code);
  return err({
    code: 'ORGANIZATION_CODE_NOT_VALID',
    message: text(`组织代码“${code}”不合规则`, `The organisation code “${code}” is not valid`),
    wayOut: text(
      '请用小写字母、数字和连字符，以字母或数字开头，最多 32 个字符，例如 c03',
      'Use lower-case letters, digits and hyphens, starting with a letter or digit, 32 at most, such as c03',
    ),
    field: 'code',
  });
}
