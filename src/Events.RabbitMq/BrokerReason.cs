using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;

namespace SchemaPacks.RabbitMq;

/// <summary>What a broker's answer says in the log: AMQP's number and name for it. The rest of an answer's text is the broker's, and is left out.</summary>
internal static class BrokerReason
{
    /// <returns>Null where the broker has said nothing.</returns>
    public static string? Of(Exception exception) => exception switch
    {
        OperationInterruptedException { ShutdownReason: { } reason } => $"RabbitMQ answered {reason.ReplyCode}{Name(reason.ReplyText)}",
        PublishReturnException returned => $"RabbitMQ returned a record with {returned.ReplyCode}{Name(returned.ReplyText)}",
        PublishException => "RabbitMQ confirmed negatively",
        AuthenticationFailureException => "RabbitMQ refused the user or the password",
        SocketException socket => $"RabbitMQ cannot be reached: {socket.SocketErrorCode}",
        AggregateException { InnerExceptions: [{ } inner, ..] } => Of(inner),
        { InnerException: { } inner } => Of(inner),
        _ => null,
    };

    // The text of an answer begins with the number's name, such as ACCESS_REFUSED or PRECONDITION_FAILED.
    private static string Name(string? text)
    {
        string name = text is null ? "" : new string([.. text.TakeWhile(c => char.IsAsciiLetterUpper(c) || c == '_')]);
        return name.Length > 1 ? $" {name}" : "";
    }
}
