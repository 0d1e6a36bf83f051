using System.Text;

namespace SchemaPacks.Benchmarks.Recording;

/// <summary>An event that is recorded over and over.</summary>
/// <param name="Name">The case.</param>
/// <param name="Schema">Its schema, which allows and keeps everything but what it says.</param>
/// <param name="Id">The schema's id.</param>
/// <param name="Utf8">The event.</param>
internal sealed record RecordedEvents(string Name, string Schema, string Id, byte[] Utf8)
{
    public static readonly RecordedEvents Contents = new(
        "contents",
        """
        $id: eventlogging.jupyter.org/jupyter_server/contentsmanager-actions
        version: 1
        required: [action, path]
        properties:
          action: { type: string, enum: [get, create, save, upload, rename, copy, delete], categories: [unrestricted] }
          path: { type: string, categories: [unrestricted] }
          source_path: { type: string, categories: [example.org/user] }
        """,
        "eventlogging.jupyter.org/jupyter_server/contentsmanager-actions",
        Encoding.UTF8.GetBytes("""{"action":"rename","path":"renamed.txt","source_path":"untitled.txt"}"""));

    public static readonly RecordedEvents TenProperties = new(
        "ten-properties",
        """
        $id: acme.order
        version: 1
        required: [id, customer]
        properties:
          id: { type: string, pattern: "^[0-9a-f]{16}$", categories: [unrestricted] }
          customer: { type: object, categories: [unrestricted], properties: { name: { type: string, categories: [example.org/user] }, tier: { enum: [a, b, c] } } }
          amount: { type: number, minimum: 0, categories: [unrestricted] }
          currency: { type: string, minLength: 3, maxLength: 3, categories: [unrestricted] }
          items: { type: array, maxItems: 100, categories: [unrestricted], items: { type: object, properties: { sku: { type: string }, count: { type: integer, minimum: 1 } } } }
          note: { type: string, categories: [example.org/user] }
          paid: { type: boolean, categories: [unrestricted] }
          country: { type: string, categories: [unrestricted] }
          channel: { enum: [web, shop, phone], categories: [unrestricted] }
          at: { type: string, categories: [unrestricted] }
        """,
        "acme.order",
        Encoding.UTF8.GetBytes(
            """{"id":"0123456789abcdef","customer":{"name":"Ada","tier":"b"},"amount":129.95,"currency":"EUR","items":[{"sku":"a-1","count":2},{"sku":"b-7","count":1}],"note":"ring twice","paid":true,"country":"NO","channel":"web","at":"2026-11-24T10:52:46Z"}"""));
}
