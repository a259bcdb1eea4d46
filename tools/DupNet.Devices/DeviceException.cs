using System;

namespace DupNet.Devices;

/// <summary>Says that a port cannot be used, or that a board does not answer or refuses a request. The message is for the user.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>Makes a failure of the port or the line.</summary>
    /// <param name="message">What is wrong, in one sentence.</param>
    public DeviceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes a failure of the port or the line, with its cause.</summary>
    /// <param name="message">What is wrong, in one sentence.</param>
    /// <param name="innerException">The cause.</param>
    public DeviceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes a refusal by the board.</summary>
    /// <param name="code">One of <see cref="Embedded.Serial.ErrorCode"/>.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    public DeviceException(int code, string message)
        : base(message) => Code = code;

    /// <summary>The board's error code, see <see cref="Embedded.Serial.ErrorCode"/>; 0 if the board did not refuse.</summary>
    public int Code { get; }
}
