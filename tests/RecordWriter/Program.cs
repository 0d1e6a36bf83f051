using System.Globalization;
using System.Text;
using SchemaPacks;
using SchemaPacks.Handlers;
using SchemaPacks.RecordWriter;

// Writes records by a file handler or an outbox, and says of each what became of it: the process that fault tests kill and starve.
// RecordWriter <directory> <durable|flushed|buffered|outbox> <records> <waiting at once> <bytes of a segment>
// RecordWriter <directory> soak <seconds>
using Stream output = Console.OpenStandardOutput();
var turn = new Lock();
if (args is [var folder, "outbox", var outboxCount, var outboxWaiting, var outboxSegment])
{
    await using var outbox = new WrittenOutbox(folder, long.Parse(outboxSegment, CultureInfo.InvariantCulture));
    await outbox.WriteAsync(int.Parse(outboxCount, CultureInfo.InvariantCulture), int.Parse(outboxWaiting, CultureInfo.InvariantCulture), Say);
    Say("end");
    return 0;
}

if (args is [var soaked, "soak", var seconds])
{
    await using var soak = new Soak(soaked);
    await soak.RunAsync(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), Say);
    Say("end");
    return 0;
}

if (args is not [var directory, var modeName, var countText, var waitingText, var segmentText] || !Enum.TryParse(modeName, ignoreCase: true, out WriteMode mode))
{
    Console.Error.WriteLine("usage: RecordWriter <directory> <durable|flushed|buffered|outbox> <records> <waiting at once> <bytes of a segment>");
    return 2;
}

int count = int.Parse(countText, CultureInfo.InvariantCulture), waiting = int.Parse(waitingText, CultureInfo.InvariantCulture);
try
{
    var options = new FileHandlerOptions { Mode = mode, SegmentBytes = long.Parse(segmentText, CultureInfo.InvariantCulture), GroupBytes = 4096 };
    await using var handler = new JsonLinesFileHandler(directory, "events", options);
    string year = Year();
    for (int number = 0; number < count; number += waiting)
    {
        await Task.WhenAll(Enumerable.Range(number, Math.Min(waiting, count - number)).Select(WriteAsync));
        if (Year() != year)
            Say($"year {year = Year()}"); // a test has set the clock
    }

    await handler.DisposeAsync();
    Say("end");
    return 0;

    async Task WriteAsync(int number)
    {
        string record = $$"""{"process":"{{Environment.ProcessId:D8}}","n":{{number}},"text":"{{new string((char)('a' + (number % 26)), 300)}}"}""";
        try
        {
            await handler.HandleAsync(new EventRecord(null!, default, Encoding.UTF8.GetBytes(record)), CancellationToken.None);
            Say($"taken {record}");
        }
        catch (IOException exception)
        {
            Say($"refused {exception.Message}");
        }
    }
}
catch (IOException exception)
{
    Say($"not started: {exception.Message}");
    return 3;
}

static string Year() => TimeProvider.System.GetUtcNow().ToString("yyyy", CultureInfo.InvariantCulture);

// A line at a time, so that a kill leaves whole ones.
void Say(string text)
{
    lock (turn)
        output.Write(Encoding.UTF8.GetBytes(text + "\n"));
}
