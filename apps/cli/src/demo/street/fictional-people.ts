import type { Random } from '#libs/kernel';

/** Names and numbers that belong to nobody: the prefix 199 000 keeps every phone of the demonstration apart from real ones. */
const FAMILY = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
];
const GIVEN_FIRST = [...'志秀桂建国玉淑文明春海永德金凤丽红晓雪宏伟立新忠慧庆世长福兰英俊思雨子佳欣浩宇'];
const GIVEN_SECOND = [...'兰英珍芳华荣琴云平军民生林山成东梅香芝娥霞波涛辉强刚斌杰琪涵轩怡然宁安'];
const PHONE_PREFIX = '199000';

export class FictionalPeople {
  private next = 100;

  constructor(private readonly random: Random) {}

  name(): string {
    const given = this.pick(GIVEN_FIRST) + (this.random.int(5) === 0 ? '' : this.pick(GIVEN_SECOND));
    return this.pick(FAMILY) + given;
  }

  /** Each call another number. */
  phone(): string {
    return demoPhone(this.next++);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.random.int(list.length)]!;
  }
}

/** Numbers below 100 are kept for the logins that the welcome page names. */
export function demoPhone(n: number): string {
  return PHONE_PREFIX + String(n).padStart(5, '0');
}
