import { judgePassword } from './password-rules';

const NAMES = ['desk01', '辛园社区', 'xyshequ'];
const judged = (password: string): string | null => judgePassword(password, NAMES)?.code ?? null;

describe('a password of staff (NIST SP 800-63B)', () => {
  it.each([
    'correct horse battery',
    '窗台上有三盆吊兰和一只猫',
    'tvm4kzq9wpxhrb',
    'plum teapot sails',
    'ＴｅａＰｏｔ 在北窗台 七点',
  ])('takes “%s”, whatever it is composed of', (password) => expect(judged(password)).toBeNull());

  it.each(['', 'kettle7plum', '猫在窗台上'])('refuses “%s” as too short', (password) =>
    expect(judged(password)).toBe('PASSWORD_TOO_SHORT'),
  );

  it.each([
    '123456789012',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijklmn',
    'qwertyuiop123',
    'Password12345',
    'P@ssw0rd2026!',
    'admin@123456',
    'Woaini5201314',
    '1qaz2wsx3edc',
    'passwordpassword',
    'dangqunfuwu2026',
    '为人民服务为人民服务为人民服务',
  ])('refuses “%s” as too common', (password) => expect(judged(password)).toBe('PASSWORD_TOO_COMMON'));

  it.each(['my DESK01 has a plant', '辛园社区的三盆吊兰和一只猫', 'kettle-XYshequ-plum'])(
    'refuses “%s”: it holds a name',
    (password) => expect(judged(password)).toBe('PASSWORD_HAS_NAME'),
  );

  it('counts characters, not units of a string', () => {
    expect(judged('𠮷𠮷𠮷𠮷𠮷𠮷')).toBe('PASSWORD_TOO_SHORT');
  });
});
