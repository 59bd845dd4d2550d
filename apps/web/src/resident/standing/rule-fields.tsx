import { weekdayName } from '../../shared/standing/rule-text';
import { CheckCards, ChoiceCards } from '../../shared/ui/choice-cards';
import { Field } from '../../shared/ui/field';
import { dayFromNow, RHYTHMS, type RuleDraft } from './rule';
import { words } from './texts';

interface RuleFieldsProps {
  readonly rule: RuleDraft;
  readonly onChange: (part: Partial<RuleDraft>) => void;
}

/** 每周二 and the like. */
export function RuleFields({ rule, onChange }: RuleFieldsProps) {
  return (
    <>
      <ChoiceCards
        label={words('howOften')}
        columns
        value={rule.rhythm}
        onChoose={(rhythm) => onChange({ rhythm })}
        choices={RHYTHMS.map((value) => ({ value, title: words(`rhythm_${value}`) }))}
      />
      {rule.rhythm === 'weekly' && (
        <CheckCards
          label={words('whichDays')}
          values={rule.weekdays}
          onChange={(weekdays) => onChange({ weekdays: weekdays.sort() })}
          choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), title: weekdayName(day) }))}
        />
      )}
      <Field
        label={words('atTime')}
        type="time"
        required
        value={rule.at}
        onChange={({ target }) => onChange({ at: target.value })}
      />
      <Field
        label={words('firstDay')}
        type="date"
        required
        min={dayFromNow(0)}
        value={rule.startsOn}
        onChange={({ target }) => onChange({ startsOn: target.value })}
      />
      <Field
        label={words('lastDay')}
        hint={words('lastDayHint')}
        optional
        type="date"
        min={rule.startsOn}
        value={rule.endsOn}
        onChange={({ target }) => onChange({ endsOn: target.value })}
      />
    </>
  );
}
