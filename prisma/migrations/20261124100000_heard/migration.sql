-- Deliveries with an event of ours, new or repeated: among millions from other modules the last one is found at once.
CREATE INDEX "delivery_heard_idx" ON "delivery" ("received_at") WHERE "events" > 0 OR "repeats" > 0;
