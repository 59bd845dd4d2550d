import { Table } from 'antd';
import type { ConsoleAssessmentQuery } from '../../generated/graphql';
import { bracketed } from '../../shared/texts/punctuation';
import { Empty } from '../../shared/ui/states';
import { percent } from '../../dashboards/numbers';
import { words } from '../texts/words';

type Score = NonNullable<ConsoleAssessmentQuery['assessment']>['scores'][number];

/** The frozen scores, the best first; ranks and stars are there once it is published. */
export function ScoreTable({ scores }: { readonly scores: readonly Score[] }) {
  if (scores.length === 0) return <Empty title={words('scoresEmpty')} hint={words('scoresEmptyHint')} />;
  const share = (value: number | null | undefined, sample: number, withheld: boolean) =>
    withheld ? words('scoreWithheld') : `${percent(value)}${bracketed(String(sample))}`;
  return (
    <section aria-label={words('scores')} className="stack tight">
      <p className="muted">{words('scoresNote')}</p>
      <Table<Score>
        rowKey="organizationId"
        size="middle"
        pagination={false}
        dataSource={[...scores]}
        columns={[
          {
            title: words('scoreRank'),
            render: (_, { rank, sampleTooSmall }) =>
              rank ?? (sampleTooSmall ? words('scoreTooSmall') : words('scoreNotYet')),
          },
          { title: words('scoreOrganization'), render: (_, { name }) => <b>{name}</b> },
          {
            title: words('weight_response'),
            render: (_, one) => share(one.response, one.responseSample, one.withheld),
          },
          {
            title: words('weight_resolution'),
            render: (_, one) => share(one.resolution, one.resolutionSample, one.withheld),
          },
          {
            title: words('weight_satisfaction'),
            render: (_, one) => share(one.satisfaction, one.satisfactionSample, one.withheld),
          },
          { title: words('composite'), render: (_, { composite }) => percent(composite) },
          {
            title: words('starLevels'),
            render: (_, { stars }) => (stars ? words('starLevel', { n: stars }) : '–'),
          },
          {
            title: words('scoreList'),
            render: (_, { list }) =>
              list ? (
                <span className={`tag ${list === 'RED_LIST' ? 'good' : ''}`}>{words(`list${list}`)}</span>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </section>
  );
}
