using DupNet.Embedded;

namespace PresenceSensor
{
    /// <summary>Gives the model to look with.</summary>
    /// <returns>The model.</returns>
    public delegate DupNetModel ModelLoader();
}
