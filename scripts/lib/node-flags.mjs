/**
 * V8's flags of the API, here and wherever it is started (Dockerfile, docker-compose.yml). With a thousand live connections it
 * keeps some 120 MB. By default the heap may grow to several times that before the old is swept out; near a limit it is swept
 * sooner. Four times as much stays for a bad day.
 */
export const API_FLAGS = ['--max-old-space-size=512'];
