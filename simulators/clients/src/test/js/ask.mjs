// Ask one question through the npm client `openai`, as its documentation shows, and print as one line of JSON what the user got.
import OpenAI from "openai";

const [baseURL, how] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: "test-key", timeout: 30000 });
const question = (content) => ({ model: "drill-1", messages: [{ role: "user", content }] });
const tools = [{ type: "function", function: { name: "weather", parameters: { type: "object", properties: {} } } }];

let text = "";
let events = 0;

const ways = {
  async plain() {
    const answer = await client.chat.completions.create(question("Say it."));
    text = answer.choices[0].message.content;
    return { finish: answer.choices[0].finish_reason };
  },
  async stream() {
    let finish = null;
    for await (const chunk of await client.chat.completions.create({ ...question("Say it."), stream: true })) {
      events++;
      text += chunk.choices[0]?.delta?.content ?? "";
      finish = chunk.choices[0]?.finish_reason ?? finish;
    }
    return { finish };
  },
  async tool() {
    const answer = await client.chat.completions.create({ ...question("What is the weather?"), tools });
    return { finish: answer.choices[0].finish_reason, call: answer.choices[0].message.tool_calls[0].function };
  },
  async toolStream() {
    const runner = client.chat.completions.stream({ ...question("What is the weather?"), tools });
    const answer = await runner.finalChatCompletion();
    return { finish: answer.choices[0].finish_reason, call: answer.choices[0].message.tool_calls[0].function };
  },
};

try {
  const answer = await ways[how]();
  console.log(JSON.stringify({ result: "ok", text, events, ...answer }));
} catch (error) {
  const { name, message, status } = error;
  console.log(JSON.stringify({ result: error.constructor.name, text, events, name, message, status }));
}
