using System;
using System.IO.Hashing;
using DupNet.Embedded;

namespace DupNet.Devices;

/// <summary>A frame of a board's camera: announced first, then filled part by part.</summary>
/// <param name="Frame">The frame, over memory of its own.</param>
/// <param name="Checksum">CRC-32 that the board took of its pixels.</param>
internal sealed record CapturedFrame(Frame Frame, uint Checksum)
{
    /// <summary>Reads the announcement; refuses one that no board can make.</summary>
    /// <param name="reply">The payload.</param>
    /// <param name="number">The number that was asked for.</param>
    /// <param name="status">The board's status.</param>
    /// <exception cref="DeviceException">The payload is too short, or a field is out of its range.</exception>
    public static CapturedFrame Read(PayloadReader reply, uint number, DeviceStatus status)
    {
        uint told = reply.UInt32();
        int format = reply.Byte();
        int rotation = reply.Ranged(reply.Byte(), (int)Rotation.None, (int)Rotation.Clockwise270, "rotation of the frame");
        int mirror = reply.Ranged(reply.Byte(), 0, 1, "mirroring of the frame");
        _ = reply.Byte();
        int width = reply.Ranged(reply.UInt16(), 1, Frame.MaxSide, "width of the frame");
        int height = reply.Ranged(reply.UInt16(), 1, Frame.MaxSide, "height of the frame");
        uint bytes = reply.UInt32();
        uint checksum = reply.UInt32();
        if (told != number)
        {
            throw new DeviceException("the board sends another frame than it was asked for.");
        }

        if (bytes > Math.Min(status.PictureBytes, ProtocolLimits.MostFrameBytes))
        {
            throw new DeviceException($"the board tells of a frame of {bytes} bytes, its status of memory for {status.PictureBytes}; the most are {ProtocolLimits.MostFrameBytes}.");
        }

        try
        {
            var frame = new Frame(new byte[bytes], width, height, (PixelFormat)format) { Rotation = (Rotation)rotation, Mirror = mirror != 0 };
            return frame.Stride * height == bytes
                ? new CapturedFrame(frame, checksum)
                : throw new DeviceException($"the board tells of a frame of {bytes} bytes; {width} x {height} pixels of {frame.Format} have {frame.Stride * height}.");
        }
        catch (ArgumentException e)
        {
            throw new DeviceException($"the board tells of a frame that cannot be: {e.Message}.", e);
        }
    }

    /// <summary>Checks the pixels, when all are there.</summary>
    /// <exception cref="DeviceException">They are not those that the board took the checksum of.</exception>
    public void Check()
    {
        uint found = Crc32.HashToUInt32(Frame.Buffer);
        if (found != Checksum)
        {
            throw new DeviceException($"the frame arrived with checksum {found:x8}, the board took {Checksum:x8}.");
        }
    }
}
