import type { ReactNode } from 'react';
import {
  ResidentAcceptPlaceDocument,
  ResidentAgreeMaterialCostDocument,
  ResidentConfirmDocument,
  ResidentDeclineMaterialCostDocument,
  ResidentDeclinePlaceDocument,
  ResidentUrgeDocument,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { useToast } from '../../shared/ui/toast';
import { say } from '../texts/words';
import { AddNoteForm, CancelForm, DisputeForm, NoShowButton, SupplyForm } from './order-forms';
import { commandBase, type CommandBase, type OrderViewProps } from './order-view-props';

/** What the server says one can do now (`availableActions`), the pressing things first. */
export function OrderActions({ order, token }: OrderViewProps) {
  const offered = new Set(order.availableActions.map(({ command }) => command));
  const base = commandBase({ order, token });
  const parts: ReactNode[] = [];
  if (offered.has('confirmOrder')) parts.push(<Confirm key="confirm" base={base} />);
  if (offered.has('supplyInfo'))
    parts.push(<SupplyForm key="supply" base={base} question={order.question} />);
  if (offered.has('acceptPlace')) parts.push(<PlaceOffer key="place" base={base} />);
  if (order.materialCost) parts.push(<Cost key="cost" order={order} base={base} offered={offered} />);
  if (offered.has('disputeReferral')) parts.push(<DisputeForm key="dispute" base={base} />);
  if (offered.has('urgeOrder')) parts.push(<Urge key="urge" base={base} />);
  return <>{parts}</>;
}

/** What one seldom does: at the end of the page. */
export function OrderSmallActions({ order, token }: OrderViewProps) {
  const offered = new Set(order.availableActions.map(({ command }) => command));
  const base = commandBase({ order, token });
  return (
    <div className="row">
      {offered.has('reportNoShow') && <NoShowButton base={base} />}
      {offered.has('addNote') && <AddNoteForm base={base} />}
      {offered.has('cancelOrder') && <CancelForm base={base} />}
    </div>
  );
}

interface ActionProps {
  readonly base: CommandBase;
}

function Urge({ base }: ActionProps) {
  const tell = useToast();
  const [urge, urging] = useCommand(ResidentUrgeDocument);
  const press = async () => {
    const outcome = await urge(base);
    if (outcome.kind === 'done') tell(say('urged'));
  };
  return (
    <div className="stack tight">
      <Button wide busy={urging.busy} onClick={() => void press()}>
        {say('urge')}
      </Button>
      <CommandProblem of={urging.problem} />
    </div>
  );
}

function Confirm({ base }: ActionProps) {
  const tell = useToast();
  const [confirm, confirming] = useCommand(ResidentConfirmDocument);
  const answer = async (resolved: boolean, anotherTeam: boolean) => {
    const outcome = await confirm({ ...base, resolved, anotherTeam });
    if (outcome.kind === 'done') tell(say('confirmed'));
  };
  const { busy } = confirming;
  return (
    <Card className="stack">
      <h2>{say('confirmQuestion')}</h2>
      <Button weight="primary" wide busy={busy} onClick={() => void answer(true, false)}>
        {say('confirmYes')}
      </Button>
      <Button wide busy={busy} onClick={() => void answer(false, false)}>
        {say('confirmNo')}
      </Button>
      <Button wide busy={busy} onClick={() => void answer(false, true)}>
        {say('confirmOther')}
      </Button>
      <CommandProblem of={confirming.problem} />
    </Card>
  );
}

function PlaceOffer({ base }: ActionProps) {
  const [accept, accepting] = useCommand(ResidentAcceptPlaceDocument);
  const [decline, declining] = useCommand(ResidentDeclinePlaceDocument);
  return (
    <Card className="stack">
      <h2>{say('place_')}</h2>
      <p>{say('placeOffered')}</p>
      <Button weight="primary" wide busy={accepting.busy} onClick={() => void accept(base)}>
        {say('acceptPlace')}
      </Button>
      <Button wide busy={declining.busy} onClick={() => void decline(base)}>
        {say('declinePlace')}
      </Button>
      <CommandProblem of={accepting.problem ?? declining.problem} />
    </Card>
  );
}

interface CostProps extends ActionProps {
  readonly order: OrderViewProps['order'];
  readonly offered: ReadonlySet<string>;
}

/** The service is free; material is agreed beforehand or not used. */
function Cost({ order: { materialCost }, base, offered }: CostProps) {
  const [agree, agreeing] = useCommand(ResidentAgreeMaterialCostDocument);
  const [decline, declining] = useCommand(ResidentDeclineMaterialCostDocument);
  if (!materialCost) return null;
  const words = { what: materialCost.what, yuan: (materialCost.amountFen / 100).toFixed(2) };
  if (materialCost.status === 'AGREED') return <Banner kind="info">{say('costAgreed', words)}</Banner>;
  if (!offered.has('agreeMaterialCost')) return null;
  return (
    <Card className="stack">
      <h2>{say('cost')}</h2>
      <p>{say('costAsked', words)}</p>
      <Button weight="primary" wide busy={agreeing.busy} onClick={() => void agree(base)}>
        {say('costAgree')}
      </Button>
      <Button wide busy={declining.busy} onClick={() => void decline(base)}>
        {say('costDecline')}
      </Button>
      <CommandProblem of={agreeing.problem ?? declining.problem} />
    </Card>
  );
}
