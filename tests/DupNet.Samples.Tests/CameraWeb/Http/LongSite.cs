using System;
using CameraWeb.Http;

namespace DupNet.Samples.Tests.CameraWeb.Http;

/// <summary>Answers with a body of a length.</summary>
/// <param name="length">How many bytes.</param>
internal sealed class LongSite(int length) : ISite, IPieces
{
    public int Length => length;

    /// <summary>From where on the body exists no longer.</summary>
    public int End { get; set; } = int.MaxValue;

    public void Answer(HttpRequest request, HttpReply reply) => reply.Send("text/plain", this, request.Method == "HEAD");

    public int Copy(int position, byte[] buffer)
    {
        int count = Math.Min(buffer.Length, length - position);
        for (int i = 0; i < count; i++)
        {
            buffer[i] = (byte)((position + i) % 251);
        }

        return position < End ? count : 0;
    }
}
