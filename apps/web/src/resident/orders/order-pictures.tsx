import { AddPictures } from '../../shared/pictures/add-pictures';
import { PictureList } from '../../shared/pictures/picture-list';
import { Card } from '../../shared/ui/card';
import type { OrderViewProps } from './order-view-props';
import { words } from '../../shared/pictures/texts';

/** Pictures of the service: those of the volunteers, and one's own, if one likes; holders of a slip look only. */
export function OrderPictures({ order, token, onChanged }: OrderViewProps) {
  const mayAdd = token === null && order.claim !== null && order.closedAt === null;
  if (order.uploads.length === 0 && !mayAdd) return null;
  return (
    <Card className="stack">
      <h2>{words('pictures')}</h2>
      <PictureList pictures={order.uploads} />
      {mayAdd && <AddPictures orderId={order.id} purpose="SERVICE_PHOTO" onAdded={onChanged} />}
    </Card>
  );
}
