import { renderSVG } from 'uqr';
import type { SlipOrderFragment, SlipReceiptFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { words } from '../texts/words';

export interface SlipContent {
  /** Order code, or the temporary number. */
  readonly number: string;
  readonly temporary: boolean;
  readonly person: string;
  readonly service: string;
  readonly at: string;
  /** What the QR code opens: `/s/<key>`. */
  readonly linkKey: string;
  readonly order: SlipOrderFragment | null;
  readonly receipt: SlipReceiptFragment | null;
}

interface SlipProps {
  readonly of: SlipContent;
  readonly community: string;
  /** The community's own number. */
  readonly phone: string | null;
}

const DIGITS = '零一二三四五六七八九';
/** 12345 → 一二三四五: a figure that did not print well can still be read. */
const inWords = (phone: string): string =>
  phone.replace(/\D/g, '').replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
const grouped = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

/** 小票, 80 mm, black only: all of the loop on paper for a person without a phone (handbook §6). */
export function Slip({ of: slip, community, phone }: SlipProps) {
  const { number, temporary, person, service, at, linkKey, order, receipt } = slip;
  const address = `${window.location.origin}/s/${linkKey}`;
  const next = order?.nextStep;
  // the slip is the receipt, and what is next has been said already
  const promised = (order?.deadlines ?? [])
    .filter(({ kind, dueAt }) => dueAt && dueAt !== next?.promisedAt && kind !== 'RECEIPT')
    .slice(0, 3);
  return (
    <article className="slip" aria-label={words('slip')}>
      <h2>{words('slipTitle')}</h2>
      <p className="center">
        {words('slipSubtitle')} · {community}
      </p>
      <hr />
      <dl>
        <dt>{words(temporary ? 'slipTemporary' : 'slipNumber')}</dt>
        <dd className="big">{number}</dd>
        <dt>{words('slipPerson')}</dt>
        <dd>{person}</dd>
        <dt>{words('slipService')}</dt>
        <dd>{service}</dd>
        <dt>{words('slipAt')}</dt>
        <dd>{dayAndTime(at)}</dd>
      </dl>
      <a
        className="slip-qr"
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={words('slipQr')}
        dangerouslySetInnerHTML={{ __html: renderSVG(address, { ecc: 'M', border: 2 }) }}
      />
      <p className="center">{words('slipScan')}</p>
      {receipt ? (
        <>
          <p className="center">
            {words('slipQuery')} <b className="big">{grouped(receipt.queryCode)}</b>
          </p>
          <p className="center small">{words('slipQueryHint')}</p>
          <div className="slip-codes">
            <div>
              <span>{words('slipStart')}</span>
              <b>{receipt.startCode}</b>
              <small>{words('slipStartHint')}</small>
            </div>
            <div>
              <span>{words('slipFinish')}</span>
              <b>{receipt.finishCode}</b>
              <small>{words('slipFinishHint')}</small>
            </div>
          </div>
        </>
      ) : (
        <p className="boxed">{words('slipCodesLater')}</p>
      )}
      <hr />
      {next && (
        <p>
          <b>{words('slipNext')}</b> {next.text}
          {next.promisedAt && words('slipBy', { time: dayAndTime(next.promisedAt) })}
        </p>
      )}
      {promised.map(({ kind, text, dueAt }) => (
        <p key={kind}>
          {text}
          {words('slipBy', { time: dayAndTime(dueAt!) })}
        </p>
      ))}
      <p>
        <b>{words('slipWho')}</b> {whoText(order)}
      </p>
      <p className="boxed">
        <b>{words('slipFree')}</b>
      </p>
      <hr />
      {phone && (
        <p className="center">
          {words('slipHelp')}
          <br />
          <b className="big">{phone}</b>
          <br />
          <span className="small">（{inWords(phone)}）</span>
        </p>
      )}
      <p className="center">
        {words('slipHotline')} <b className="big">12345</b>{' '}
        <span className="small">（{inWords('12345')}）</span>
      </p>
      <p className="center small">{words('slipDanger')}</p>
    </article>
  );
}

function whoText(order: SlipOrderFragment | null): string {
  const coming = order?.whoIsComing ?? [];
  if (coming.length > 0)
    return coming
      .map(({ name, badge, organizationName }) =>
        words('slipComing', {
          name: name ?? '',
          organization: organizationName ?? '',
          badge: badge === null || badge === undefined ? '' : words('slipBadge', { n: badge }),
        }),
      )
      .join('；');
  const holder = order?.claim?.organizationName;
  return holder ? words('slipHeldBy', { name: holder }) : words('slipWhoLater');
}
