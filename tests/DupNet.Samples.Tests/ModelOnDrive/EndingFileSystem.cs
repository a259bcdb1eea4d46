using System;
using DupNet.Embedded.Storage;

namespace DupNet.Samples.Tests.ModelOnDrive;

/// <summary>A drive that tells when a whole model is about to be read into memory: where a device with a full heap ends.</summary>
/// <param name="drive">The drive.</param>
/// <param name="modelBytes">Size of the model.</param>
/// <param name="end">Told, once or more often.</param>
internal sealed class EndingFileSystem(IFileSystem drive, int modelBytes, Action end) : IFileSystem
{
    public int Length(string name) => drive.Length(name);

    public void Read(string name, int position, byte[] buffer, int offset, int count)
    {
        if (count == modelBytes)
        {
            end();
        }

        drive.Read(name, position, buffer, offset, count);
    }

    public IFileWriter Append(string name) => drive.Append(name);

    public void Delete(string name) => drive.Delete(name);
}
