namespace DupNet.Reporting.Sections;

/// <summary>Bounds what the pictures of a page take.</summary>
/// <param name="characters">The most, in characters of the page.</param>
internal sealed class PhotoBudget(int characters)
{
    private int _left = characters;

    /// <summary>Whether there is room for a picture, which is taken then.</summary>
    public bool TryTake(string picture)
    {
        if (picture.Length > _left)
        {
            return false;
        }

        _left -= picture.Length;
        return true;
    }
}
