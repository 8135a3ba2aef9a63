// What a webhook looks like where nobody has thought about speed: one row per event, awaited one after another.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../../../../generated/prisma/client.ts';

const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });

export async function POST(request: Request): Promise<Response> {
  const elements = (await request.json()) as unknown[];
  for (const element of elements) {
    const body = Buffer.from(JSON.stringify(element));
    await prisma.delivery.create({
      data: { id: randomUUID(), receivedAt: new Date(), sourceId: 'bench', body },
    });
  }
  return new Response(null, { status: 200 });
}
