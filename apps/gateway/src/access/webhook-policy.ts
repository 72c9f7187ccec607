const organiserOfArea = { organiser: 'area' } as const;

/** Who may do what with webhooks: a part of the policy. */
export const WEBHOOK_POLICY = {
  registerWebhook: organiserOfArea,
  listWebhooks: organiserOfArea,
  getWebhookSecret: organiserOfArea,
  rotateWebhookSecret: organiserOfArea,
  endWebhook: organiserOfArea,
  listWebhookDeliveries: organiserOfArea,
  replayWebhookDelivery: organiserOfArea,
} as const;
