import { SaveMyProfileDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { ElderSwitch } from '../../shared/ui/switches';
import { NAME_OF, useHere } from './beginning';

/** 长辈版, one tap away on the front page; who is signed in finds it again on every device. */
export function DisplaySwitch() {
  const { me } = useHere();
  const [save] = useCommand(SaveMyProfileDocument);
  return (
    <ElderSwitch
      onChange={(mode) => {
        if (me) void save({ displayMode: NAME_OF[mode] });
      }}
    />
  );
}
