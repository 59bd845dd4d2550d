/** The registry of workflows, handed to OrdersModule by the app (architecture §1, arrow 4). */
export const ORDER_WORKFLOWS = Symbol('ORDER_WORKFLOWS');
