using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace SchemaPacks.Cli.Tailing;

/// <summary>Follows a stream for as long as somebody wants it: connects again whenever it ends, and says so.</summary>
internal sealed class StreamFollower(StreamConnection connection, Screen screen, TimeProvider time)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500), LongestDelay = TimeSpan.FromSeconds(30);

    private TimeSpan _delay = FirstDelay;
    private bool _wasOpen, _isBroken;

    /// <param name="begun">Called once the host lets us watch.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CommandFailure">The host cannot be followed: at the first try whatever the reason, later where trying again would not help.</exception>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(Action begun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            string why = "the stream ended";
            TimeSpan? asked = null;
            await using IAsyncEnumerator<SseItem<string>> items = connection.ReadAsync(() => Opened(begun), cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync())
                        break;
                }
                catch (StreamBroken broken)
                {
                    (why, asked) = _wasOpen ? (broken.Message, broken.RetryAfter) : throw new CommandFailure(ExitCode.Failure, broken.Message);
                    break;
                }

                _delay = FirstDelay;
                yield return items.Current;
            }

            TimeSpan wait = asked is { } given && given > _delay ? given < LongestDelay ? given : LongestDelay : _delay;
            await screen.Error.WriteLineAsync($"schemapacks: {why}; connecting again in {wait.TotalSeconds:0.#} s");
            _isBroken = true;
            await Task.Delay(wait, time, cancellationToken);
            _delay = _delay * 2 < LongestDelay ? _delay * 2 : LongestDelay;
        }
    }

    private void Opened(Action begun)
    {
        if (!_wasOpen)
            begun();
        else if (_isBroken)
            screen.Error.WriteLine("schemapacks: connected again");
        (_wasOpen, _isBroken) = (true, false);
    }
}
