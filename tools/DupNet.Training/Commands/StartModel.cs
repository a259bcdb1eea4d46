using DupNet.Embedded;
using DupNet.Files;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Training.Learning;

namespace DupNet.Training.Commands;

/// <summary>The model file that a run starts from.</summary>
internal static class StartModel
{
    /// <summary>Far more than any board holds.</summary>
    private const int MostBytes = 64 << 20;

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="RunException">It cannot be read, or is no model.</exception>
    public static ModelSpec Read(string path, out byte[] file)
    {
        try
        {
            file = RegularFile.ReadAllBytes(path, MostBytes);
            return ModelUnpacker.Read(file);
        }
        catch (FileRefusedException error)
        {
            throw new RunException($"{path}: {error.Message}", error);
        }
        catch (ModelException error)
        {
            throw new RunException(PictureFile.IsPicture(path) ? $"{path}: is a picture, not a model file" : $"{path}: {error.Message}", error);
        }
    }
}
