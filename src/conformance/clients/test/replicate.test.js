import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Replicate from 'replicate';
import { Callbacks } from '../support/callbacks.js';
import { failure } from '../support/failure.js';
import { pictureAt } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'black-forest-labs/flux-schnell';
const PRO = 'black-forest-labs/flux-2-pro';

let simulator;
let callbacks;

before(async () => {
  simulator = await Simulator.start();
  callbacks = await Callbacks.listen();
});

after(async () => {
  await callbacks.close();
  await simulator.close();
});

function client(auth = 'a-key', more = {}) {
  return new Replicate({ auth, baseUrl: `${simulator.address('replicate')}/v1`, useFileOutput: false, ...more });
}

test('run waits for the pictures, which are a list', async () => {
  const output = await client().run(SCHNELL, { input: { prompt: 'Two ships', num_outputs: 2, output_format: 'webp' } });

  assert.equal(output.length, 2);
  for (const address of output) {
    assert.deepEqual(await pictureAt(address), { format: 'webp', width: 1024, height: 1024 });
  }
  assert.equal(await simulator.bought('Two ships'), 1);
});

test('a model of single pictures gives one address', async () => {
  const output = await client().run(PRO, {
    input: { prompt: 'A ship', aspect_ratio: '16:9', output_format: 'png', safety_tolerance: 2 },
  });

  assert.equal(typeof output, 'string');
  const { format, width, height } = await pictureAt(output);
  assert.equal(format, 'png');
  assert.ok(Math.abs(width / height - 16 / 9) < 0.1, `${width}x${height}`);
});

test('a prediction is made, asked for, and has what is known of it', async () => {
  const replicate = client();
  const created = await replicate.predictions.create({ model: SCHNELL, input: { prompt: 'A buoy', seed: 5 } });
  assert.equal(created.status, 'starting');
  assert.equal(created.model, SCHNELL);
  assert.deepEqual(created.input, { prompt: 'A buoy', seed: 5 });

  const ended = await replicate.wait(created, { interval: 50 });

  assert.equal(ended.status, 'succeeded');
  assert.equal(ended.error, null);
  assert.ok(ended.metrics.predict_time > 0);
  assert.ok(Date.parse(ended.completed_at) >= Date.parse(ended.created_at));
  await pictureAt(ended.output[0]);
});

test('a model is run by its version, and by a deployment', async () => {
  const replicate = client();
  const { latest_version: version } = await replicate.models.get('black-forest-labs', 'flux-schnell');

  const [byVersion] = await replicate.run(`${SCHNELL}:${version.id}`, { input: { prompt: 'A version' } });
  await pictureAt(byVersion);

  const deployed = await replicate.deployments.predictions.create('acme', 'flux-schnell', {
    input: { prompt: 'A deployment' },
  });
  const ended = await replicate.wait(deployed, { interval: 50 });
  await pictureAt(ended.output[0]);
});

test('a picture is edited that the client sends along', async () => {
  const replicate = client('a-key', { fileEncodingStrategy: 'data-uri' });
  const [first] = await replicate.run(SCHNELL, { input: { prompt: 'A chair', output_format: 'png' } });
  const bytes = await (await fetch(first)).blob();

  const output = await replicate.run(PRO, { input: { prompt: 'The chair in a room', input_images: [bytes] } });

  await pictureAt(output);
});

test('a prediction is followed by questions', async () => {
  const seen = [];

  const output = await client().run(
    SCHNELL,
    { input: { prompt: 'Patience' }, wait: { mode: 'poll', interval: 50 } },
    (prediction) => seen.push(prediction.status),
  );

  await pictureAt(output[0]);
  assert.equal(seen[0], 'starting');
  assert.equal(seen.at(-1), 'succeeded');
});

// The client takes every state but `starting` for an end: with any other the output would be null here.
test('a wait that was too short is followed by questions', async () => {
  const slow = await Simulator.start({ runTime: 'PT1.5S' });
  try {
    const replicate = new Replicate({ auth: 'a-key', baseUrl: `${slow.address('replicate')}/v1`, useFileOutput: false });

    const output = await replicate.run(SCHNELL, { input: { prompt: 'Patience' }, wait: { mode: 'block', timeout: 1 } });

    await pictureAt(output[0]);
    assert.equal(await slow.bought('Patience'), 1);
  } finally {
    await slow.close();
  }
});

test('a cancelled prediction has no output', async () => {
  const replicate = client();
  const created = await replicate.predictions.create({ model: SCHNELL, input: { prompt: 'Never mind' } });

  const cancelled = await replicate.predictions.cancel(created.id);

  assert.equal(cancelled.status, 'canceled');
  const ended = await replicate.wait(await replicate.predictions.get(created.id), { interval: 50 });
  assert.equal(ended.status, 'canceled');
  assert.equal(ended.output, null);
});

test('a refused prompt fails with the reason', async () => {
  const error = await failure(client().run(SCHNELL, { input: { prompt: 'forbidden' } }));

  assert.match(error.message, /^Prediction failed: .*NSFW/);
});

test('a picture that is refused is missing among the others', async () => {
  const output = await client().run(SCHNELL, { input: { prompt: 'moderate-first of three', num_outputs: 3 } });

  assert.equal(output.length, 2);
});

test('a model that fails says why', async () => {
  const error = await failure(client().run(PRO, { input: { prompt: 'fail-error' } }));

  assert.match(error.message, /^Prediction failed: ./);
});

test('a wrong key, no credit, a wrong field and a model that does not exist are told by their status', async () => {
  const status = async (auth, model, input) => {
    const error = await failure(client(auth).run(model, { input }));
    assert.equal(error.name, 'ApiError');
    return [error.response.status, error.message];
  };

  const [wrong] = await status('wrong-key', SCHNELL, { prompt: 'A key' });
  assert.equal(wrong, 401);
  const [empty, credit] = await status('empty-key', SCHNELL, { prompt: 'A coin' });
  assert.equal(empty, 402);
  assert.match(credit, /credit/);
  const [invalid, field] = await status('a-key', SCHNELL, { prompt: 'Too many', num_outputs: 9 });
  assert.equal(invalid, 422);
  assert.match(field, /num_outputs/);
  const [unknown] = await status('a-key', 'nobody/nothing', { prompt: 'A model' });
  assert.equal(unknown, 404);
  assert.equal(await simulator.bought('A coin'), 0);
});

test('too many requests are asked again and bought once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', provider: 'replicate', prompt: 'A crowd' });

  const output = await client().run(SCHNELL, { input: { prompt: 'A crowd' } });

  await pictureAt(output[0]);
  assert.equal(await simulator.bought('A crowd'), 1);
});

test('the client validates what a webhook brings', async () => {
  const replicate = client();
  const { key } = await replicate.webhooks.default.secret.get();
  const created = await replicate.predictions.create({
    model: SCHNELL,
    input: { prompt: 'Call me' },
    webhook: callbacks.address('/replicate?token=1'),
    webhook_events_filter: ['completed'],
  });

  const called = await callbacks.next(({ body }) => body.includes(created.id));

  assert.equal(called.path, '/replicate?token=1');
  assert.ok(await Replicate.validateWebhook(called, key));
  assert.ok(!(await Replicate.validateWebhook({ ...called, body: `${called.body} ` }, key)));
  assert.ok(!(await Replicate.validateWebhook(called, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')));
  const prediction = JSON.parse(called.body);
  assert.equal(prediction.status, 'succeeded');
  await pictureAt(prediction.output[0]);
});

test('a webhook tells of a failure', async () => {
  const replicate = client();
  const { key } = await replicate.webhooks.default.secret.get();
  const created = await replicate.predictions.create({
    model: SCHNELL,
    input: { prompt: 'forbidden to call' },
    webhook: callbacks.address('/replicate'),
  });

  const called = await callbacks.next(({ body }) => body.includes(created.id) && body.includes('"failed"'));

  assert.ok(await Replicate.validateWebhook(called, key));
  assert.match(JSON.parse(called.body).error, /NSFW/);
});
