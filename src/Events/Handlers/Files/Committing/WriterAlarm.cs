namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>Wakes the writer. Senders take this lock only when the writer sleeps.</summary>
internal sealed class WriterAlarm
{
    private readonly object _bell = new();
    private bool _hasRung;

    public void Ring()
    {
        lock (_bell)
        {
            _hasRung = true;
            Monitor.Pulse(_bell);
        }
    }

    /// <summary>For the writer: waits for a ring, which may have been before and may be about something that it knows already.</summary>
    /// <returns>Whether there was one in that time.</returns>
    public bool Wait(TimeSpan time)
    {
        lock (_bell)
        {
            bool hasRung = _hasRung || Monitor.Wait(_bell, time);
            _hasRung = false;
            return hasRung;
        }
    }
}
