// Drives one store of Node: reads questions from standard input, one JSON object a line, and answers each by a line.
// Only the store's own work is timed, not the reading of the question.
import { createInterface } from 'node:readline';

const [which, uri] = process.argv.slice(2);
const now = () => Number(process.hrtime.bigint()) / 1e9;

const emmett = async () => {
  const { getPostgreSQLEventStore, postgreSQLEventStoreConsumer } = await import('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(uri);
  await store.schema.migrate();
  const consume = async (pulling) => {
    let events = 0;
    // Not the store's own: closing that would close the store's pool with it.
    const consumer = postgreSQLEventStoreConsumer({ connectionString: uri, stopWhen: { noMessagesLeft: true }, pulling });
    consumer.reactor({
      processorId: `bench-${now()}`,
      startFrom: 'BEGINNING',
      eachMessage: () => {
        events++;
      },
    });
    await consumer.start();
    await consumer.close();
    return events;
  };
  return {
    prepare: (batch) => ({
      stream: `case-${batch[0].stream}`,
      expected: batch[0].version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(batch[0].version),
      events: batch.map(({ payload, metadata }) => ({ type: 'NoteAdded', data: JSON.parse(payload), metadata })),
    }),
    append: ({ stream, expected, events }) =>
      store.appendToStream(stream, events, { expectedStreamVersion: expected }),
    load: async (stream) => (await store.readStream(`case-${stream}`)).events.length,
    replay: () => consume({ batchSize: 1000, pullingFrequencyInMs: 1 }),
    replayDefault: () => consume(undefined),
    close: () => store.close(),
  };
};

const dcb = async () => {
  const { default: pg } = await import('pg');
  const { PostgresEventStore } = await import('@dcb-es/event-store-postgres');
  const { Query, Tags, SequencePosition } = await import('@dcb-es/event-store');
  const pool = new pg.Pool({ connectionString: uri, max: 32 });
  const store = new PostgresEventStore({ pool });
  await store.ensureInstalled();
  const count = async (query) => {
    let events = 0;
    for await (const _ of store.read(query)) events++;
    return events;
  };
  return {
    prepare: (batch) => {
      const tags = Tags.fromObj({ case: batch[0].stream });
      return {
        events: batch.map(({ payload, metadata }) => ({ type: 'NoteAdded', tags, data: JSON.parse(payload), metadata })),
        condition: {
          failIfEventsMatch: Query.fromItems([{ types: ['NoteAdded'], tags }]),
          after: SequencePosition.initial(),
        },
      };
    },
    append: (command) => store.append(command),
    load: (stream) => count(Query.fromItems([{ types: ['NoteAdded'], tags: Tags.fromObj({ case: stream }) }])),
    replay: () => count(Query.all()),
    replayDefault: () => count(Query.all()),
    close: () => pool.end(),
  };
};

const store = await { emmett, dcb }[which]();

const timed = async (read) => {
  const start = now();
  const events = await read();
  return { events, seconds: now() - start };
};

const answer = async (question) => {
  switch (question.ask) {
    case 'ready':
      return {};
    case 'append': {
      const batches = question.batches.map(store.prepare);
      let next = 0;
      const client = async () => {
        while (next < batches.length) await store.append(batches[next++]);
      };
      const start = now();
      await Promise.all(Array.from({ length: question.clients }, client));
      return { seconds: now() - start };
    }
    case 'load':
      return { events: await store.load(question.stream) };
    case 'replay':
      return timed(store.replay);
    case 'replay-default':
      return timed(store.replayDefault);
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
await store.close();
process.exit(0);
