package io.github.camelflux.image;

/** A model catalogue cannot be used. The message names the member by its path, such as {@code models.flux-2-pro.deadline}. */
public final class ModelCatalogException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String member;

    /**
     * @param member the path of the member; empty for the file as a whole
     * @param why what is wrong with it
     */
    ModelCatalogException(String member, String why) {
        super(member.isEmpty() ? why : member + ": " + why);
        this.member = member;
    }

    private ModelCatalogException(String member, String message, ModelCatalogException cause) {
        super(message, cause);
        this.member = member;
    }

    /** The path of the member; empty for the file as a whole. */
    public String member() {
        return member;
    }

    /** The same, with the file named before the member. */
    public ModelCatalogException in(String file) {
        return new ModelCatalogException(member, file + ": " + getMessage(), this);
    }
}
