import { RETURNS, type Similarity } from './similarity';

export type Referral = 'EMERGENCY' | 'HOTLINE_12345' | 'DUPLICATE' | 'OUT_OF_SCOPE' | 'ILLEGAL' | 'SPAM';

export type DeskDecision =
  | {
      readonly kind: 'ACCEPT';
      /** What to look for on the shelf. */ readonly search: string | null;
      readonly urgent: boolean;
    }
  | { readonly kind: 'ASK'; readonly question: string }
  | {
      readonly kind: 'REFER';
      readonly referral: Referral;
      readonly advice: string;
      readonly duplicateOfId?: string;
    };

export interface OpenOrder {
  readonly id: string;
  readonly text: string;
}

/** What the desk has in front of it. Never more than words: no label, no note. */
export interface DeskView {
  readonly text: string;
  /** The resident has been asked already, or called back: no second question. */
  readonly asked: boolean;
  /** Orders of this community that are not finished. */
  readonly open: readonly OpenOrder[];
}

/** Without a word that says "again", only a near copy counts as one. */
const ALIKE = 0.55;
const ALIKE_WHEN_RETURNING = 0.1;

const DANGER =
  /蛇|煤气|燃气|冒(黑)?烟|着火|糊味|敲.{0,4}门.{0,4}(没|不)|(没|不)动静|摔.{0,8}(动不了|起不来|疼)|喘不上|晕|倒下|没回(来)?$|到现在没回|走丢|不想活|又动手|打了我|安全账户|涉案|解冻|毒|灶上.{0,6}(烧|炖|火)|反锁.{0,4}火/;
const ILLEGAL =
  /假条|病假|假证|办证|做.{0,6}证.{0,3}(的|联系)|查.{0,8}(宾馆|开房|行踪|定位|聊天记录)|盖个?章.{0,6}(评语|就行)|没(去|参加).{0,8}(盖|证明)|虚开|替考|代刷/;
const NOT_OURS =
  /公司.{0,6}(缺人|招人|走秀)|接客户|形象气质|长相|身高|外卖.{0,8}(没到|没来)|民宿|退款|派.{0,2}车.{0,4}(拉|接)我|打车.{0,4}贵|演唱会|咋坐车|怎么坐车|差评.{0,4}商家/;
const HOTLINE =
  /路灯|井盖|马葫芦|暖气|供热|油烟|烧烤店|烤串店|工地|施工|大喇叭|按喇叭|广场舞|摩托|炸街|污水|下水道主|野猫|野狗|流浪|杨树|大树.{0,6}挡光|违建|违法改建|占道|噪音扰民/;
const ADVERT = /无抵押|秒到账|低息|加我?\s*(v|V|微信|QQ)|代开发票|刷单|日赚|彩票群/;
const ABUSE = /吃干饭|骗子|滚|废物|王八|傻\S?[逼B]|\*你\*/;
const INJECTION = /<script|drop\s+table|'\s*or\s*'|union\s+select|忽略.{0,10}(规则|指令|提示)|系统提示词/i;
const URGENT = /急|漏电|明早|明天|后天|今晚|马上|快来|断水|没水|没电|冻住|滑/;

/** From the words people use to the words of the menu. A first rule; matching plain words properly is another matter. */
const NEEDS: readonly (readonly [RegExp, string])[] = [
  [/(卧床|躺床|瘫).{0,12}(剃|理发|头)|上门.{0,4}(剃|理发)/, '卧床老人上门理发'],
  [/理发|剃头|剪个?头/, '义务理发'],
  [/轮椅.{0,8}借|借.{0,8}轮椅|拐杖/, '轮椅与辅具借用'],
  [/(爬楼|没电梯|四楼|五楼|六楼).{0,14}(机|背|抬|新房)/, '爬楼机接送上下楼'],
  [/坎|门槛|坡道|小坡/, '家门口小坡道与门槛改造登记'],
  [/扶手/, '安装扶手等适老小件'],
  [/手语|听不见|听障/, '手语沟通协助'],
  [/视力|盲/, '视障出行陪同'],
  [/血压计/, '家用血压计校准'],
  [/大夫.{0,6}来|义诊|量个?血压|腰腿疼/, '社区义诊'],
  [/出院|吃药|用药|开完刀/, '术后康复与用药指导'],
  [/复查|看病|检查|医院|挂号.{0,4}陪|陪.{0,6}(去|看)/, '陪同就医'],
  [/捎.{0,4}饭|送饭|饭.{0,6}送|食堂/, '助餐送餐'],
  [/擦|窗户埋汰|打扫|收拾屋/, '居家保洁助洁'],
  [/垃圾.{0,14}(带|扔|下楼)|扔垃圾/, '代扔垃圾'],
  [/来个电话|打个电话|没人说.{0,2}话/, '电话问候'],
  [/陪聊|说说话|散步/, '陪聊散步'],
  [/心理|不去学校|焦虑|考场|睡不着/, '青少年心理疏导'],
  [/水龙头|水管|水表|龙头/, '水龙头水管小修'],
  [/插座|漏电|没电|跳闸|电路|电线/, '电路灯具检修'],
  [/(楼道|单元).{0,6}灯/, '楼道灯报修更换'],
  [/堵|疏通|马桶/, '马桶下水道疏通'],
  [/洗衣机|冰箱|电视/, '大家电上门诊断'],
  [/空调/, '空调滤网清洗'],
  [/电饭煲|吹风机|水壶|收音机|话匣子|小家电/, '小家电维修'],
  [/单元门|门锁|合页|纱窗|关不上/, '门锁门窗小修'],
  [/菜刀|磨刀/, '磨刀磨剪'],
  [/裤|扦边|拉锁|缝|改衣/, '缝补改衣'],
  [/搬家|搬不动|抬/, '搬抬重物'],
  [/音响|投影|会议室/, '会议音响电脑调试'],
  [/手机|扫码|扫吗|微信|不会用/, '一对一教用手机'],
  [/遗嘱|继承|公证|房本/, '遗嘱继承与公证咨询'],
  [/工钱|欠薪|包工头/, '劳动欠薪法律援助对接'],
  [/律师|合同|租.{0,8}(跑|撵)|房东/, '律师坐班咨询'],
  [/楼上|邻居|漏水|渗水|吵|说和/, '邻里纠纷调解'],
  [/四点半|下班.{0,8}(娃|孩)|放学/, '四点半课堂'],
  [/暑假|寒假|托管/, '寒暑假公益托管'],
  [/志愿.{0,4}(填|报)|报志愿/, '高考志愿填报指导'],
  [/跳舞|太极|瑜伽/, '舞蹈瑜伽太极班'],
  [/葫芦丝|合唱|唱歌|乐器/, '合唱乐器班'],
  [/台球|球台|活动室/, '活动室与球台预约'],
  [/雪|冰.{0,2}滑/, '铲雪除冰'],
  [/树杈|杂物|堆.{0,8}(沙发|纸壳)|楼道堆/, '楼道杂物清理'],
  [/保健品|诈骗|忽悠/, '反诈与防保健品骗局讲座'],
  [/心肺复苏|急救/, '急救技能培训'],
  [/补贴|代办|手续/, '高龄补贴等线上申请代办'],
  [/入园|幼儿园|入学/, '入园入学材料咨询'],
  [/活儿?|零活|找.{0,4}工作|介绍一个|保洁/, '岗位推荐与零工对接'],
  [/贷.{0,2}款|执照|开.{0,4}店/, '创业贷款与营业执照咨询'],
  [/羽绒服|尿不湿|小冰箱|想求|心愿/, '困难家庭物品心愿'],
  [/没人用了|谁家需要|转赠/, '闲置物品转赠'],
  [/党课/, '党课点单'],
  [/主题党日|放映/, '主题党日场地与红色观影'],
  [/报到/, '双报到对接'],
  [/外卖|快递|骑手|充电/, '新就业群体暖心驿站'],
  [/组织生活|党建指导/, '两新组织党建指导'],
];

/** A desk officer's decision, from the words alone. */
export function decideAtDesk({ text, asked, open }: DeskView, similarity: Similarity): DeskDecision {
  const plain = text
    .normalize('NFKC')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .trim();
  const words = [...plain].filter((c) => /\p{Script=Han}/u.test(c));
  if (INJECTION.test(text) || new Set(words).size < 3)
    return refer('SPAM', '没有看出需要什么服务；需要时请再告诉我们');
  if (ADVERT.test(plain)) return refer('SPAM', '这里不登广告');
  if (DANGER.test(plain)) return refer('EMERGENCY', '请马上拨打 110、119 或 120，社区已在联系您');
  if (ILLEGAL.test(plain)) return refer('ILLEGAL', '这件事不合规定，不能办理');
  const same = repeated(plain, open, similarity);
  if (same) return { ...refer('DUPLICATE', '这件事已有一单在办，进度一并告知您'), duplicateOfId: same.id };
  if (HOTLINE.test(plain) && !/(单元|楼道).{0,6}灯/.test(plain))
    return refer('HOTLINE_12345', '请拨打 12345，由主管部门办理；社区已代为登记');
  if (NOT_OURS.test(plain)) return refer('OUT_OF_SCOPE', '志愿服务不包括这件事，请联系相应的商家或客服');
  const search = NEEDS.find(([need]) => need.test(plain))?.[1] ?? null;
  if (search === null && ABUSE.test(plain)) return refer('SPAM', '有需要时请告诉我们，我们愿意帮忙');
  if (search === null && !asked)
    return {
      kind: 'ASK',
      question: RETURNS.test(plain) ? '请问是之前的哪一单？' : '请再说说具体需要什么，在哪里，几点方便',
    };
  return { kind: 'ACCEPT', search, urgent: URGENT.test(plain) };
}

/** What somebody who chooses from the shelf would look for. */
export const needIn = (text: string): string | null => NEEDS.find(([need]) => need.test(text))?.[1] ?? null;

function refer(referral: Referral, advice: string): Extract<DeskDecision, { kind: 'REFER' }> {
  return { kind: 'REFER', referral, advice };
}

function repeated(text: string, open: readonly OpenOrder[], similarity: Similarity): OpenOrder | null {
  const least = RETURNS.test(text) ? ALIKE_WHEN_RETURNING : ALIKE;
  let [best, score] = [null as OpenOrder | null, least];
  for (const other of open) {
    const alike = similarity.between(text, other.text);
    if (alike >= score) [best, score] = [other, alike];
  }
  return best;
}
