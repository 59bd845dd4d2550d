import * as fc from 'fast-check';
import { unwrap } from '../result';
import { maskAddress, maskName, maskPhone } from './mask';
import { isMobile, normalizePhone } from './phone';

describe('a phone number', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['+8613812345678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['8613812345678', '13812345678'],
    ['(+86)13812345678', '13812345678'],
    ['013812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['＋８６　１３８　１２３４　５６７８', '13812345678'],
    ['0411-84308888', '0411-84308888'],
    ['041184308888', '0411-84308888'],
    ['（0411）8430 8888', '0411-84308888'],
    ['+86 411 8430 8888', '0411-84308888'],
    ['0086-0411-84308888', '0411-84308888'],
    ['0427-2812345', '0427-2812345'],
    ['010-65881234', '010-65881234'],
  ])('typed as %j is stored as %s', (typed, stored) => {
    expect(unwrap(normalizePhone(typed))).toBe(stored);
    expect(unwrap(normalizePhone(stored))).toBe(stored);
  });

  it.each([
    '',
    '12345678901',
    '1381234567',
    '138123456789',
    '84308888',
    '110',
    '+1 202 555 0143',
    '138x2345678',
    '0411-1430888',
  ])('is refused when it is %j', (typed) => {
    expect(normalizePhone(typed)).toMatchObject({
      ok: false,
      error: { code: 'PHONE_INVALID', field: 'phone' },
    });
  });

  it('tells a mobile from a fixed line', () => {
    expect(isMobile('13812345678')).toBe(true);
    expect(isMobile('0411-84308888')).toBe(false);
  });
});

describe('masked details', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['0411-84308888', '0411-****8888'],
    ['0427-2812345', '0427-****2345'],
    ['12345', '****45'],
    ['110', '****'],
  ])('phone %s is shown as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    ['王', '*'],
    ['', ''],
    [' 王明 ', '王*'],
    ['阿依古丽·买买提', '阿***'],
    ['𠮷田', '𠮷*'],
    ['Anna Smith', 'A***'],
  ])('name %j is shown as %j', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['辛寨子街道绿波小区12号楼3单元502室', '辛寨子街道绿波小区***'],
    ['绿波小区12-3-502', '绿波小区***'],
    ['绿波小区１２号楼', '绿波小区***'],
    ['绿波小区二期十二号楼三单元五楼', '绿波小区二期***'],
    ['绿波小区2期12号楼', '绿波小区2期***'],
    ['绿波小区B区A座1201', '绿波小区B区***'],
    ['绿波小区 502', '绿波小区***'],
    ['甘井子区虹港路88号绿波小区3号楼', '甘井子区虹港路*号绿波小区***'],
    ['虹港路88号3单元201，密码1234，对门王奶奶', '虹港路***'],
    ['绿波小区3号楼，花园门进，钥匙在脚垫下', '绿波小区***'],
    ['绿波小区东门王奶奶家', '绿波小区***'],
    ['由家村36号', '由家村***'],
    ['绿波小区', '绿波小区'],
    ['菜市场后面', '***'],
    ['12号楼3单元', '***'],
    ['', ''],
  ])('address %j is shown as %j', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });

  it('an address never shows the number of a building, a unit or a room, whatever the estate', () => {
    const estate = fc.constantFrom(
      '绿波小区',
      '辛寨子街道砬子山社区',
      '虹港路88号中华名城',
      '金柳园',
      '大连湾三期',
    );
    const number = fc.integer({ min: 100, max: 9999 });
    const form = fc.constantFrom(
      (b: number, u: number, r: number) => `${b}号楼${u}单元${r}室`,
      (b: number, u: number, r: number) => `${b}-${u}-${r}`,
      (b: number, u: number, r: number) => `${b}栋${u}门${r}`,
      (b: number, u: number, r: number) => ` ${b}号 ${u}单元 ${r}`,
      (b: number, u: number, r: number) => `${b}#${u}#${r}`,
    );
    fc.assert(
      fc.property(estate, form, number, number, number, (where, write, b, u, r) => {
        const masked = maskAddress(where + write(b, u, r));
        expect(masked.replace(/\*/g, '')).not.toMatch(/\d{3}/);
        expect(masked).toContain(where.replace(/\d+号/, '*号'));
      }),
    );
  });
});
