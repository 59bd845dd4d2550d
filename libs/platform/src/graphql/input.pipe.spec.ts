import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { text } from '#libs/kernel';
import { InvalidInputError } from './expected-error';
import { InputPipe, MAX_TEXT_LENGTH } from './input.pipe';

class Visitor {
  @IsString()
  @MinLength(2)
  name: string;
}

class PlaceInput {
  @IsString()
  @MaxLength(20)
  title: string;

  @IsInt()
  @Max(5)
  people: number;

  @IsIn(['WEB', 'PHONE'])
  channel: string;

  @IsOptional()
  @Matches(/^\d{4}$/, { context: { message: text('后四位不对', 'Wrong last four digits') } })
  lastFour?: string;

  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => Visitor)
  visitors: Visitor[];
}

const valid = { title: '陪诊', people: 1, channel: 'WEB', visitors: [{ name: '王芳' }] };
const check = async (value: unknown) => {
  try {
    return await new InputPipe().transform(value, { type: 'body', metatype: PlaceInput, data: 'input' });
  } catch (error) {
    return error as InvalidInputError;
  }
};
const problemsOf = async (value: object) =>
  ((await check({ ...valid, ...value })) as InvalidInputError).problems;

describe('the input pipe', () => {
  it('lets right input pass as an instance of its class', async () => {
    expect(await check(valid)).toBeInstanceOf(PlaceInput);
  });

  it.each([
    [
      { title: '字'.repeat(21) },
      'input.title',
      '“input.title”最多 20 个字',
      '"input.title" may have at most 20 characters',
    ],
    [{ title: 3 }, 'input.title', '“input.title”应为文字', '"input.title" must be text'],
    [{ people: 6 }, 'input.people', '“input.people”不能大于 5', '"input.people" must not be more than 5'],
    [{ people: 1.5 }, 'input.people', '“input.people”应为整数', '"input.people" must be a whole number'],
    [
      { channel: 'FAX' },
      'input.channel',
      '“input.channel”不在可选范围内',
      '"input.channel" is not one of the choices',
    ],
    [
      { visitors: [{ name: '王芳' }, { name: '王' }] },
      'input.visitors[1].name',
      '“input.visitors[1].name”至少 2 个字',
      '"input.visitors[1].name" needs at least 2 characters',
    ],
    [{ lastFour: '12' }, 'input.lastFour', '后四位不对', 'Wrong last four digits'],
  ])('names the field of %j in both languages', async (value, field, zh, en) => {
    const [problem, ...others] = await problemsOf(value);
    expect(problem).toMatchObject({ field, message: { zh, en } });
    expect(problem!.wayOut.zh).not.toBe('');
    expect(others).toEqual([]);
  });

  it('offers the choices as the way out', async () => {
    expect((await problemsOf({ channel: 'FAX' }))[0]!.wayOut.zh).toBe('请从以下各项中选择：WEB、PHONE');
  });

  it('names every field at fault in one error', async () => {
    const error = (await check({ ...valid, title: 1, people: 9 })) as InvalidInputError;
    expect(error.problems.map((p) => p.field)).toEqual(['input.title', 'input.people']);
    expect(error.text.zh).toBe('“input.title”应为文字；“input.people”不能大于 5');
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['an escape character', '\u001b[31m'],
    ['a text beyond the longest', 'x'.repeat(MAX_TEXT_LENGTH + 1)],
  ])('refuses %s anywhere in the input, before any rule runs', async (_, evil) => {
    expect((await problemsOf({ visitors: [{ name: evil }] })).map((p) => p.field)).toEqual([
      'input.visitors[0].name',
    ]);
  });

  it('keeps line breaks, rare characters and emoji', async () => {
    expect(await check({ ...valid, title: '𠮷\n㐂\t👵' })).toBeInstanceOf(PlaceInput);
  });

  it('checks bare arguments too, and leaves what is no input alone', async () => {
    const pipe = new InputPipe();
    await expect(
      pipe.transform('a\u0000', { type: 'body', metatype: String, data: 'code' }),
    ).rejects.toMatchObject({
      problems: [{ field: 'code' }],
    });
    const actor = { note: '\u0000' };
    expect(await pipe.transform(actor, { type: 'custom', metatype: Object })).toBe(actor);
  });
});
