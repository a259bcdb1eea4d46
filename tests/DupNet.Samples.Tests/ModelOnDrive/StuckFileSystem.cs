using System.IO;
using DupNet.Embedded.Storage;

namespace DupNet.Samples.Tests.ModelOnDrive;

/// <summary>A drive that does not let go of one file.</summary>
/// <param name="drive">The drive.</param>
/// <param name="stuck">The file's name.</param>
internal sealed class StuckFileSystem(IFileSystem drive, string stuck) : IFileSystem
{
    public int Length(string name) => drive.Length(name);

    public void Read(string name, int position, byte[] buffer, int offset, int count) => drive.Read(name, position, buffer, offset, count);

    public IFileWriter Append(string name) => drive.Append(name);

    public void Delete(string name)
    {
        if (name == stuck)
        {
            throw new IOException("write-protected");
        }

        drive.Delete(name);
    }
}
