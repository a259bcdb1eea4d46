using System;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>An open line to a board. Members throw a <see cref="DeviceException"/> if it fails.</summary>
public interface IDeviceLink : ISerialLink, IDisposable
{
}
